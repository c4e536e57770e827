"""What `onrecord doctor` looks at: each check answers in words, with what to do when something is wrong."""
