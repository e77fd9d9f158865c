# row: sockets, processes, threads (`socket`, `subprocess`, `threading`, …)
import socket
