"""The pages: question, controls, one call, one picture, one explanation each."""
