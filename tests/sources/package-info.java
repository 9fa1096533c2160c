/** The lists of the house, written from what its files name: what JBang compiles for a door, and with what. */
//SOURCES JavaSource.java
//SOURCES Libraries.java
//SOURCES SourceLists.java
package tests.sources;
