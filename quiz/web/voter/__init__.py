"""The voter: from the front page through the questions to a result that cites its evidence."""
