/**
 * What every command about a release begins with: the clone, remote and configuration, the service, the commit, the
 * confirmation, and the progress that is shown.
 */
//SOURCES CommitOption.java
//SOURCES Confirmation.java
//SOURCES ConfirmedSiteOptions.java
//SOURCES DeskListener.java
//SOURCES DryRun.java
//SOURCES EventsAfter.java
//SOURCES PlainSiteOptions.java
//SOURCES ServiceOption.java
//SOURCES SiteOptions.java
//DEPS info.picocli:picocli:4.7.7
package lockstep.commands.site;
