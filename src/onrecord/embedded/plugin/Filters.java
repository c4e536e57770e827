package onrecord.analysis;

import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;

/** Token filter factories made from a function. */
final class Filters {

    private Filters() {}

    /** A filter for analyzers only: stemmers and whatever adds or drops tokens. */
    static TokenFilterFactory words(String name, UnaryOperator<TokenStream> filter) {
        return new Words(name, filter);
    }

    /** A filter that works character by character, so that normalizers and prefix queries use it too. */
    static TokenFilterFactory characters(String name, UnaryOperator<TokenStream> filter) {
        return new Characters(name, filter);
    }

    private static class Words extends AbstractTokenFilterFactory {

        private final UnaryOperator<TokenStream> filter;

        Words(String name, UnaryOperator<TokenStream> filter) {
            super(name);
            this.filter = filter;
        }

        @Override
        public TokenStream create(TokenStream tokens) {
            return filter.apply(tokens);
        }
    }

    private static final class Characters extends Words implements NormalizingTokenFilterFactory {

        Characters(String name, UnaryOperator<TokenStream> filter) {
            super(name, filter);
        }
    }
}
