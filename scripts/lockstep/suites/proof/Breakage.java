package lockstep.suites.proof;

import java.util.function.IntFunction;

/**
 * One broken property of a gate's answers.
 *
 * @param words how the gate could fail: {@code the status is 500}
 * @param answers by the number of the request, from 0
 */
public record Breakage(String words, IntFunction<ServedAnswer> answers) {}
