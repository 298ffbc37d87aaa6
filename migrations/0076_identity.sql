-- Who decides about payments may also write down one that came outside of the shop. Roles that a shop has made for itself stay as they are.
update roles set permissions = permissions || array['payments.record']
  where name in ('Owner', 'Billing') and not 'payments.record' = any (permissions);
