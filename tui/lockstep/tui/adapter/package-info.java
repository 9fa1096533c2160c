/**
 * Site: the desk over a real repository with its real environments, and over the embedded one.
 *
 * <p>The same workflow as the commands use; nothing is decided here. Library: none of its own. Stands on
 * {@code change}, {@code demo}, {@code deploy}, {@code error}, {@code gate}, {@code git}, {@code http},
 * {@code journal}, {@code log},
 * {@code policy}, {@code rehearsal}, {@code release}, {@code revision}, {@code run}, {@code suites} and
 * {@code workflow}, and on the UI's {@code desk}.
 */
//SOURCES Classes.java
//SOURCES DemoDesk.java
//SOURCES DemoOperator.java
//SOURCES Drills.java
//SOURCES FirstRelease.java
//SOURCES LogVerification.java
//SOURCES Relay.java
//SOURCES Rules.java
//SOURCES Sharing.java
//SOURCES SiteDesk.java
//SOURCES Situations.java
//SOURCES ../../../../scripts/lockstep/failure/package-info.java
//SOURCES ../screen/package-info.java
package lockstep.tui.adapter;
