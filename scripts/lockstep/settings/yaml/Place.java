package lockstep.settings.yaml;

/** Where in a document, from line 1 and column 1. */
public record Place(int line, int column) {

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
