/** Suites of an environment: the declared gates where there are any for it, else the built-in ones. */
//SOURCES EnvironmentSuites.java
package lockstep.settings.suite;
