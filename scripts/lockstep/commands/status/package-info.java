/** Commands that tell where a release stands, and what a commit still needs. */
//SOURCES ApprovalsJson.java
//SOURCES ExplainCommand.java
//SOURCES ExplainJson.java
//SOURCES ServiceHealth.java
//SOURCES StatusCommand.java
//SOURCES StatusJson.java
//SOURCES StatusReport.java
//SOURCES StatusView.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.commands.status;
