-- Members to remind are looked for along their ids, and through each one's own fills.
drop index fills_by_end;
