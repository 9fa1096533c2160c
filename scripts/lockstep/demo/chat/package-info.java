/**
 * Chat: what the real chat service does with a request to chat, and in which words.
 *
 * <p>{@link ChatDesk} decides, {@link ChatAnswers} words the decision; neither knows of HTTP servers or of faults.
 */
//SOURCES ChatAnswers.java
//SOURCES ChatDecision.java
//SOURCES ChatDesk.java
//SOURCES ChatReading.java
//SOURCES ChatRequest.java
//SOURCES Governors.java
//SOURCES Json.java
//SOURCES Malformation.java
//SOURCES Model.java
//SOURCES Reply.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.demo.chat;
