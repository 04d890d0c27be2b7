-- Views that somebody gave a name: a page and its filters. One that was removed stays, ended.
create table saved_views (
    view_name varchar,
    page varchar,
    parameters varchar,
    user_name varchar,
    made_at timestamp,
    ended_by varchar,
    ended_at timestamp
);
