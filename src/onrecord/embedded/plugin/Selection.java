package onrecord.analysis;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** Filters that drop, cut or add tokens. */
final class Selection {

    private Selection() {}

    static void register(Map<String, AnalysisProvider<TokenFilterFactory>> filters) {
        filters.put("unique", (index, environment, name, settings) -> {
            boolean samePosition = settings.getAsBoolean("only_on_same_position", false);
            return Filters.words(name, tokens -> new Unique(tokens, samePosition));
        });
        filters.put("length", (index, environment, name, settings) -> {
            int shortest = settings.getAsInt("min", 0);
            int longest = settings.getAsInt("max", Integer.MAX_VALUE);
            return Filters.words(name, tokens -> new LengthFilter(tokens, shortest, longest));
        });
        filters.put("truncate", (index, environment, name, settings) -> {
            int length = settings.getAsInt("length", 10);
            return Filters.words(name, tokens -> new TruncateTokenFilter(tokens, length));
        });
        filters.put("pattern_capture", (index, environment, name, settings) -> {
            List<String> written = settings.getAsList("patterns");
            Pattern[] patterns = written.stream().map(Pattern::compile).toArray(Pattern[]::new);
            boolean keep = settings.getAsBoolean("preserve_original", true);
            return Filters.words(name, tokens -> new PatternCaptureGroupTokenFilter(tokens, keep, patterns));
        });
    }

    /** Keeps the first of equal tokens: of the whole text, or of those that share a position. */
    private static final class Unique extends FilteringTokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private final boolean samePosition;
        private CharArraySet seen = new CharArraySet(8, false);

        Unique(TokenStream tokens, boolean samePosition) {
            super(tokens);
            this.samePosition = samePosition;
        }

        @Override
        protected boolean accept() {
            if (samePosition && increment.getPositionIncrement() > 0) {
                seen = new CharArraySet(8, false);
            }
            return seen.add(term.toString());
        }

        @Override
        public void reset() throws java.io.IOException {
            super.reset();
            seen = new CharArraySet(8, false);
        }
    }
}
