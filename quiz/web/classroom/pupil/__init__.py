"""The pupil: a way in, and one page that shows what the lesson has come to."""
