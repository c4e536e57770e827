package onrecord.analysis;

import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * Supplies, under their documented names, the analysis components that a full Elasticsearch has and
 * the embedded distribution lacks. Each one is the Lucene class that the full server uses, or, where
 * that class is not part of Lucene, one of ours with the same documented behaviour.
 */
public final class AnalysisSupplement extends Plugin implements AnalysisPlugin {

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        Map<String, AnalysisProvider<TokenFilterFactory>> filters = new TreeMap<>();
        Folding.register(filters);
        Selection.register(filters);
        Stemming.register(filters);
        return filters;
    }

    @Override
    public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
        Map<String, AnalysisProvider<CharFilterFactory>> filters = new TreeMap<>();
        CharFilters.register(filters);
        return filters;
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of(
            "keyword", (index, environment, name, settings) -> TokenizerFactory.newFactory(name, KeywordTokenizer::new),
            "whitespace", (index, environment, name, settings) -> TokenizerFactory.newFactory(name, WhitespaceTokenizer::new),
            "uax_url_email", (index, environment, name, settings) -> {
                int longest = settings.getAsInt("max_token_length", 255);
                return TokenizerFactory.newFactory(name, () -> {
                    UAX29URLEmailTokenizer tokenizer = new UAX29URLEmailTokenizer();
                    tokenizer.setMaxTokenLength(longest);
                    return tokenizer;
                });
            }
        );
    }

    @Override
    public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
        return Map.of(
            "english", LanguageAnalyzer.of(EnglishAnalyzer.getDefaultStopSet(), EnglishAnalyzer::new),
            "german", LanguageAnalyzer.of(GermanAnalyzer.getDefaultStopSet(), GermanAnalyzer::new),
            "russian", LanguageAnalyzer.of(RussianAnalyzer.getDefaultStopSet(), RussianAnalyzer::new)
        );
    }
}
