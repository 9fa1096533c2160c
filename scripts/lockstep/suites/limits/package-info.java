/**
 * Limits: telling the limits of a chat service apart, and living with them.
 *
 * <p>{@link Reception} says what became of one chat. {@link Pacer} keeps chats below the rate limit, and {@link
 * TurnGate} makes a gate wait for its turn, so that gates do not poison one another.
 */
//SOURCES ChatCall.java
//SOURCES LimitCode.java
//SOURCES Pacer.java
//SOURCES Reception.java
//SOURCES Receptionist.java
//SOURCES TurnGate.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.suites.limits;
