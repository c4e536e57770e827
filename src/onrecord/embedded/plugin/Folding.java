package onrecord.analysis;

import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** Filters that rewrite the letters of a token. */
final class Folding {

    private Folding() {}

    static void register(Map<String, AnalysisProvider<TokenFilterFactory>> filters) {
        filters.put("asciifolding", (index, environment, name, settings) -> {
            boolean keep = settings.getAsBoolean("preserve_original", false);
            return Filters.characters(name, tokens -> new ASCIIFoldingFilter(tokens, keep));
        });
        filters.put("german_normalization", (index, environment, name, settings) ->
            Filters.characters(name, GermanNormalizationFilter::new));
        filters.put("trim", (index, environment, name, settings) -> Filters.characters(name, TrimFilter::new));
        filters.put("apostrophe", (index, environment, name, settings) ->
            Filters.words(name, ApostropheFilter::new));
        filters.put("elision", (index, environment, name, settings) -> {
            CharArraySet given = Analysis.parseArticles(environment, settings);
            CharArraySet articles = given == null ? FrenchAnalyzer.DEFAULT_ARTICLES : given;
            return Filters.characters(name, tokens -> new ElisionFilter(tokens, articles));
        });
        // by its bare name it has no pattern; every index builds it so, hence the pattern that never matches
        filters.put("pattern_replace", (index, environment, name, settings) -> {
            Pattern pattern = Pattern.compile(settings.get("pattern", "(?!)"));
            String replacement = settings.get("replacement", "");
            boolean all = settings.getAsBoolean("all", true);
            return Filters.characters(name, tokens -> new PatternReplaceFilter(tokens, pattern, replacement, all));
        });
    }
}
