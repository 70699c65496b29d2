create index on outbox (tenant_id, lane, seq) where state in ('queued', 'sending') and lane is not null; -- is an earlier one of the lane still waiting
create index on outbox (state) where state in ('failed', 'unknown'); -- what a person must look at
