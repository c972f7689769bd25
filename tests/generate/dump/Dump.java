import com.example.errors.ErrorCodes;
import com.example.errors.ErrorCodes.ErrorRecord;
import com.example.errors.ErrorCodes.Retry;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints every record. */
public final class Dump {
  private Dump() {}

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  private static void texts(String key, Map<String, String> texts, List<String> facts) {
    texts.forEach((language, text) -> facts.add(key + " " + language + " " + escape(text)));
  }

  private static String retry(Retry retry) {
    return switch (retry) {
      case UNKNOWN -> "";
      case NOT_NEEDED -> "notNeeded";
      case AFTER_FIX -> "afterFix";
      case BACKOFF -> "backoff";
      case NEVER -> "never";
    };
  }

  /** Prints a line for each code. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (ErrorRecord error : ErrorCodes.records().values()) {
      List<String> facts = new ArrayList<>();
      facts.add(error.code());
      facts.add("retry " + retry(error.retry()));
      error.statuses().forEach(status -> facts.add("status " + status));
      error.url().ifPresent(url -> facts.add("url " + url));
      texts("message", error.messages(), facts);
      texts("description", error.descriptions(), facts);
      texts("action", error.actions(), facts);
      if (error.deprecated()) {
        facts.add("deprecated");
      }
      error.replacement().ifPresent(code -> facts.add("replacement " + code));
      out.print(String.join("\t", facts) + "\n");
    }
    out.flush();
  }
}
