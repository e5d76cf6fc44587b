"""What a build over a cluster costs each of its processes, and what further workers bring.

``python -m bench.cluster --size 4000 --workers 2`` starts a scheduler and workers on this machine,
each in a home of its own, and prints seconds of processor time, beside a build by one process
alone. Time by the clock says nothing of several machines where all of them share one; processor
time does. With ``--store`` pages go to object storage, an rclone on this machine.

``python -m bench.cluster --size 4000 --pinned 1,2,4 --share 0.15`` simulates machines: each worker
may use that share of the last processor, and the scheduler and the leader have the others. Then the
clock tells what further workers bring. What this cannot show: a network, for this is loopback; and
the leader as the ceiling, for it is as much faster than a worker as the share is small.
"""
