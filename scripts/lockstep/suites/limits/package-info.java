/**
 * Limits: telling the limits of a chat service apart, and living with them.
 *
 * <p>{@link Reception} says what became of one chat. {@link Pacer} keeps chats below the rate limit, and
 * {@link TurnGate} makes a gate wait for its turn, so that gates do not poison one another. Library: none of its own.
 * Stands on {@code error}, {@code gate}, {@code http}, {@code suites} and {@code text}.
 */
//SOURCES ChatCall.java
//SOURCES LimitCode.java
//SOURCES Pace.java
//SOURCES Pacer.java
//SOURCES Reception.java
//SOURCES Receptionist.java
//SOURCES TurnGate.java
//SOURCES ../cli/package-info.java
package lockstep.suites.limits;
