/** Tests of what the log and the record say happened. */
package tests.record.history;
