package onrecord.analysis;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.PorterStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/** The stemmer, snowball, porter_stem and kstem filters for the languages that onrecord reads. */
final class Stemming {

    /** Values of `language` of the `stemmer` filter, as documented for a full server. */
    private static final Map<String, UnaryOperator<TokenStream>> STEMMER = Map.ofEntries(
        Map.entry("english", PorterStemFilter::new),
        Map.entry("light_english", KStemFilter::new),
        Map.entry("minimal_english", EnglishMinimalStemFilter::new),
        Map.entry("porter2", snowball(EnglishStemmer::new)),
        Map.entry("possessive_english", EnglishPossessiveFilter::new),
        Map.entry("french", snowball(FrenchStemmer::new)),
        Map.entry("light_french", FrenchLightStemFilter::new),
        Map.entry("german", snowball(GermanStemmer::new)),
        Map.entry("light_german", GermanLightStemFilter::new),
        Map.entry("minimal_german", GermanMinimalStemFilter::new),
        Map.entry("russian", snowball(RussianStemmer::new)),
        Map.entry("light_russian", RussianLightStemFilter::new)
    );

    private static final Map<String, UnaryOperator<TokenStream>> SNOWBALL = Map.of(
        "english", snowball(EnglishStemmer::new),
        "french", snowball(FrenchStemmer::new),
        "german", snowball(GermanStemmer::new),
        "porter", snowball(PorterStemmer::new),
        "russian", snowball(RussianStemmer::new)
    );

    private Stemming() {}

    static void register(Map<String, AnalysisProvider<TokenFilterFactory>> filters) {
        filters.put("porter_stem", (index, environment, name, settings) ->
            Filters.words(name, PorterStemFilter::new));
        filters.put("kstem", (index, environment, name, settings) -> Filters.words(name, KStemFilter::new));
        filters.put("stemmer", (index, environment, name, settings) ->
            Filters.words(name, known(STEMMER, settings.get("language", settings.get("name", "english")))));
        filters.put("snowball", (index, environment, name, settings) ->
            Filters.words(name, known(SNOWBALL, settings.get("language", "english"))));
    }

    private static UnaryOperator<TokenStream> known(Map<String, UnaryOperator<TokenStream>> stemmers, String language) {
        UnaryOperator<TokenStream> stemmer = stemmers.get(language.toLowerCase(Locale.ROOT));
        if (stemmer == null) {
            throw new IllegalArgumentException("no stemmer for [" + language + "] in the embedded engine");
        }
        return stemmer;
    }

    private static UnaryOperator<TokenStream> snowball(Supplier<SnowballStemmer> stemmer) {
        return tokens -> new SnowballFilter(tokens, stemmer.get());
    }
}
