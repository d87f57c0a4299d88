import java.io.FileInputStream;
import java.io.InputStream;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.RDFParser;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.BasicParserSettings;
import org.eclipse.rdf4j.rio.helpers.ParseErrorLogger;
import org.eclipse.rdf4j.rio.helpers.StatementCollector;

/** Reads each file with all checks that RDF4J has, and prints how many different triples it holds. */
class ReadRdf {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            RDFFormat format = Rio.getParserFormatForFileName(file).orElseThrow();
            RDFParser parser = Rio.createParser(format);
            parser.getParserConfig().set(BasicParserSettings.FAIL_ON_UNKNOWN_DATATYPES, true);
            parser.getParserConfig().set(BasicParserSettings.VERIFY_DATATYPE_VALUES, true);
            parser.getParserConfig().set(BasicParserSettings.VERIFY_LANGUAGE_TAGS, true);
            parser.getParserConfig().set(BasicParserSettings.VERIFY_URI_SYNTAX, true);
            parser.setParseErrorListener(new ParseErrorLogger());
            java.util.Set<String> triples = new java.util.HashSet<>();
            StatementCollector collector = new StatementCollector();
            parser.setRDFHandler(collector);
            try (InputStream in = new FileInputStream(file)) {
                parser.parse(in, "");
            }
            collector.getStatements().forEach(s -> triples.add(s.getSubject() + " " + s.getPredicate() + " " + s.getObject()));
            System.out.println(triples.size());
        }
    }
}
