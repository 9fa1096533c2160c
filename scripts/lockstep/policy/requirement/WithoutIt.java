package lockstep.policy.requirement;

import java.util.List;
import java.util.stream.Collectors;

/** How a promotion goes on where lockstep.yaml demands what cannot be had, and knows no hotfix. */
final class WithoutIt {

    private WithoutIt() {}

    /** Empty for a move whose command accepts no other configuration than the one in force. */
    static String accepting(Action move, String what, List<String> keys) {
        return move != Action.PROMOTE ? "" : " Or take " + what + " out of the lockstep.yaml that you give, and add "
                + keys.stream().map(key -> "`--accept-config " + key + ":REASON`").collect(Collectors.joining(" "))
                + "; your name and reason are recorded.";
    }
}
