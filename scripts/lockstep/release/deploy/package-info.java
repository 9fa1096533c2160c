/**
 * Deploy: getting a commit to run in an environment, and knowing that it does.
 *
 * <p>Library: none of its own. Stands on {@code config}, {@code error}, {@code gate}, {@code http}, {@code release},
 * {@code revision}, {@code run}, {@code suites} and {@code text}.
 */
//SOURCES DeployCommand.java
//SOURCES DeployListener.java
//SOURCES LiveService.java
//SOURCES RevisionWait.java
//SOURCES ../audit/package-info.java
package lockstep.release.deploy;
