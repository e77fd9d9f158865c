# row: importing files beside the program
import helpers
