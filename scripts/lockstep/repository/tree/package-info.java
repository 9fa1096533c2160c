/**
 * Trees: files and folders of a commit as values, and how they are read, compared and written.
 */
//SOURCES BlobId.java
//SOURCES ChangedPaths.java
//SOURCES FileKind.java
//SOURCES FileWrite.java
//SOURCES FolderIndex.java
//SOURCES FolderShelf.java
//SOURCES PathChange.java
//SOURCES RecentTrees.java
//SOURCES TagFile.java
//SOURCES TreeEntries.java
//SOURCES TreeFile.java
//SOURCES TreePath.java
//SOURCES TreeWriter.java
//DEPS org.eclipse.jgit:org.eclipse.jgit:7.8.1.202611041320-r
//DEPS org.slf4j:slf4j-nop:2.0.20
package lockstep.repository.tree;
