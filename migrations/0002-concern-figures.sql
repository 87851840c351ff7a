-- 0002-concern-figures: safe.
-- Carried out by the platform when it opens a database, in one transaction. For reading.
begin;

-- figures made anew: pairing.expired, funds.awaiting-acceptance, funds.closed-without-asset, funds.industry-without-benefit, labour.stopped-without-end, consumption.expired-certificates, investment.signed-not-landed, care.waiting

commit;
