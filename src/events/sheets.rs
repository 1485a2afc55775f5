//! Runs the example of every row of the event sheets.
