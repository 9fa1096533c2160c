/**
 * Limits: telling the limits of a chat service apart, and living with them.
 *
 * <p>{@link ChatOutcome} says what became of one chat. {@link Pacer} keeps chats below the rate limit, and {@link
 * PacedGate} makes a gate wait for its turn, so that gates do not poison one another.
 */
//SOURCES ChatCall.java
//SOURCES ChatOutcome.java
//SOURCES ChatOutcomeClassifier.java
//SOURCES LimitCode.java
//SOURCES PacedGate.java
//SOURCES Pacer.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.suites.limits;
