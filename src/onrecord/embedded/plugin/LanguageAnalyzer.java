package onrecord.analysis;

import java.util.function.BiFunction;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** A language analyzer of Lucene with the two documented settings: stopwords and stem_exclusion. */
final class LanguageAnalyzer extends AbstractIndexAnalyzerProvider<Analyzer> {

    private final Analyzer analyzer;

    private LanguageAnalyzer(String name, Analyzer analyzer) {
        super(name);
        this.analyzer = analyzer;
    }

    static AnalysisProvider<AnalyzerProvider<? extends Analyzer>> of(
        CharArraySet stopWords,
        BiFunction<CharArraySet, CharArraySet, Analyzer> make
    ) {
        return (index, environment, name, settings) -> {
            CharArraySet stops = Analysis.parseStopWords(environment, settings, stopWords);
            CharArraySet unstemmed = Analysis.parseStemExclusion(settings, CharArraySet.EMPTY_SET);
            return new LanguageAnalyzer(name, make.apply(stops, unstemmed));
        };
    }

    @Override
    public Analyzer get() {
        return analyzer;
    }
}
