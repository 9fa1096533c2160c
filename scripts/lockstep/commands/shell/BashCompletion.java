package lockstep.commands.shell;

import java.util.List;
import picocli.AutoComplete;

/** Completion for bash, and for zsh through its bashcompinit, by picocli: one function for all names of a command. */
final class BashCompletion {

    private static final String NAMES = """

            # The same by other names: through JBang, and each command by its own name. JBang's own completion stays.
            function _lockstep_by_name() {
              COMP_WORDS=(lockstep "${COMP_WORDS[0]##*/}" "${COMP_WORDS[@]:1}")
              COMP_CWORD=$((COMP_CWORD + 1))
              _complete_lockstep
            }
            complete -F _complete_lockstep -o default ./jbang
            if [ -n "${ZSH_VERSION:-}" ]; then _lockstep_taken=${_comps[jbang]:-}
            else _lockstep_taken=$(complete -p jbang 2> /dev/null)
            fi
            [ -n "$_lockstep_taken" ] || complete -F _complete_lockstep -o default jbang
            unset _lockstep_taken
            complete -F _lockstep_by_name -o default %s
            """;

    private BashCompletion() {}

    static String of(CommandTable table) {
        List<String> names = table.names();
        return AutoComplete.bash("lockstep", table.asOne()) + NAMES.formatted(String.join(" ", names));
    }
}
