package lockstep.record.facts;

/** A report is not what it is said to be. The message names what is wrong with it. */
final class ReportFault extends Exception {

    private static final long serialVersionUID = 1;

    ReportFault(String message) {
        super(message);
    }
}
