import com.example.errors.ErrorCodes;
import com.example.errors.ErrorCodes.ErrorRecord;

/** Says what to do about error codes. */
public final class Main {
  private Main() {}

  private static String advice(String code) {
    // A constant is compared like any code.
    if (code.equals(ErrorCodes.ECS_0085)) {
      return "choose another NIC";
    }
    return ErrorCodes.find(code).map(Main::advice).orElse("unknown code");
  }

  private static String advice(ErrorRecord error) {
    return switch (error.retry()) {
      case BACKOFF -> "retry with a delay";
      case AFTER_FIX -> error.actions().get("en");
      default -> "give up";
    };
  }

  /** Prints a line for each code. */
  public static void main(String[] codes) {
    for (String code : codes) {
      System.out.println(code + ": " + advice(code));
    }
  }
}
