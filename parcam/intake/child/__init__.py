"""Reading in a child process with limits, so that a hostile file ends in a refusal and the server never notices."""
