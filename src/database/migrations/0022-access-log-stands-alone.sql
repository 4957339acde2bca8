-- Only members who were found are logged, so checking each entry against members proves nothing, but it locks the
-- member's row: with every reading, a write to a page that was only read.
alter table access_log drop constraint access_log_member_id_fkey;
