-- Whoever owns an account is called as it is: a name that was changed there had been left behind at the login.
update users set name = account.name from (
  select distinct on (user_id) user_id, name from customers where user_id is not null order by user_id, number
) account where account.user_id = users.id and account.name <> users.name;
