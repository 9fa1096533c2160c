/**
 * Adapter: the desk over a real repository with its real environments, and over the embedded one.
 *
 * <p>The same workflow as the commands use; nothing is decided here.
 */
//SOURCES CanaryControls.java
//SOURCES Classes.java
//SOURCES DecisionTerm.java
//SOURCES DemoDesk.java
//SOURCES DemoFolder.java
//SOURCES DemoOperator.java
//SOURCES Drills.java
//SOURCES EnvironmentReadings.java
//SOURCES FirstRelease.java
//SOURCES GitReadings.java
//SOURCES LogVerification.java
//SOURCES OwnCommand.java
//SOURCES Receivers.java
//SOURCES RecordProblems.java
//SOURCES Relay.java
//SOURCES Rules.java
//SOURCES Sharing.java
//SOURCES SiteDesk.java
package lockstep.tui.adapter;
