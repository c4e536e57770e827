package onrecord.analysis;

import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.elasticsearch.index.analysis.AbstractCharFilterFactory;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** Filters that rewrite the text before it is cut into tokens: mapping, pattern_replace, html_strip. */
final class CharFilters {

    private CharFilters() {}

    static void register(Map<String, AnalysisProvider<CharFilterFactory>> filters) {
        filters.put("mapping", (index, environment, name, settings) -> {
            List<String> rules = settings.getAsList("mappings");
            if (rules.isEmpty()) {
                // by its bare name it has no rules; every index builds it so
                return new Characters(name, text -> text);
            }
            NormalizeCharMap map = readRules(rules);
            return new Characters(name, text -> new MappingCharFilter(map, text));
        });
        filters.put("pattern_replace", (index, environment, name, settings) -> {
            Pattern pattern = Pattern.compile(settings.get("pattern", "(?!)"));
            String replacement = settings.get("replacement", "");
            return new Characters(name, text -> new PatternReplaceCharFilter(pattern, replacement, text));
        });
        filters.put("html_strip", (index, environment, name, settings) ->
            new Whole(name, HTMLStripCharFilter::new));
    }

    /** Reads rules of the form `key => value`; both sides may use the escapes of Java strings. */
    private static NormalizeCharMap readRules(List<String> rules) {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        for (String rule : rules) {
            int arrow = rule.indexOf("=>");
            if (arrow < 0) {
                throw new IllegalArgumentException("no => in the mapping [" + rule + "]");
            }
            map.add(unescape(rule.substring(0, arrow).strip()), unescape(rule.substring(arrow + 2).strip()));
        }
        return map.build();
    }

    private static String unescape(String written) {
        StringBuilder text = new StringBuilder(written.length());
        for (int at = 0; at < written.length(); at++) {
            char letter = written.charAt(at);
            if (letter != '\\') {
                text.append(letter);
                continue;
            }
            if (++at >= written.length()) {
                throw new IllegalArgumentException("a backslash ends the mapping side [" + written + "]");
            }
            char escaped = written.charAt(at);
            switch (escaped) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'u' -> {
                    if (at + 5 > written.length()) {
                        throw new IllegalArgumentException("four digits must follow \\u in [" + written + "]");
                    }
                    text.append((char) Integer.parseInt(written.substring(at + 1, at + 5), 16));
                    at += 4;
                }
                default -> text.append(escaped);
            }
        }
        return text.toString();
    }

    private static class Whole extends AbstractCharFilterFactory {

        private final UnaryOperator<Reader> filter;

        Whole(String name, UnaryOperator<Reader> filter) {
            super(name);
            this.filter = filter;
        }

        @Override
        public Reader create(Reader text) {
            return filter.apply(text);
        }
    }

    private static final class Characters extends Whole implements NormalizingCharFilterFactory {

        Characters(String name, UnaryOperator<Reader> filter) {
            super(name, filter);
        }
    }
}
