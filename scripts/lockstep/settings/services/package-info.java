/** Services: several of one repository, each with its own environments, gates and deployment. */
//SOURCES ServiceChoice.java
//SOURCES ServiceSettings.java
package lockstep.settings.services;
