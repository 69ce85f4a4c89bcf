"""An archive of plans → a store that answers questions: walk, read each content once, link all, judge, write.

Two passes over the functions of a single check. Every step is a pure function of plain data (`work`), carried out by an engine (`engines`:
processes of this machine, or a cluster). What is done stands in a ledger (`ledger`), so that a run that was killed goes on where it
stopped, and a run over an archive that has changed a little does a little.
"""
