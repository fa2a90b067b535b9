-- Row policies, made from the declarations in people/ by schema/write-records-sql.ts.

alter table records.department enable row level security;
alter table records.department force row level security;
create policy read on records.department for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.department for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.department for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.department to cadre_system using (true) with check (true);
grant select, insert on records.department to cadre_app;
grant update (recorded) on records.department to cadre_app;
grant select, insert, update, delete on records.department to cadre_system;
create policy reach on records.department for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.department to cadre_reach;

alter table records.exchange_rate enable row level security;
alter table records.exchange_rate force row level security;
create policy read on records.exchange_rate for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.exchange_rate for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.exchange_rate for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.exchange_rate to cadre_system using (true) with check (true);
grant select, insert on records.exchange_rate to cadre_app;
grant update (recorded) on records.exchange_rate to cadre_app;
grant select, insert, update, delete on records.exchange_rate to cadre_system;
create policy reach on records.exchange_rate for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "from", "to") on records.exchange_rate to cadre_reach;

alter table records.grade enable row level security;
alter table records.grade force row level security;
create policy read on records.grade for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.grade for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.grade for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.grade to cadre_system using (true) with check (true);
grant select, insert on records.grade to cadre_app;
grant update (recorded) on records.grade to cadre_app;
grant select, insert, update, delete on records.grade to cadre_system;
create policy reach on records.grade for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "name") on records.grade to cadre_reach;

alter table records.job enable row level security;
alter table records.job force row level security;
create policy read on records.job for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.job for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.job for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.job to cadre_system using (true) with check (true);
grant select, insert on records.job to cadre_app;
grant update (recorded) on records.job to cadre_app;
grant select, insert, update, delete on records.job to cadre_system;
create policy reach on records.job for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.job to cadre_reach;

alter table records.job_family enable row level security;
alter table records.job_family force row level security;
create policy read on records.job_family for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.job_family for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.job_family for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.job_family to cadre_system using (true) with check (true);
grant select, insert on records.job_family to cadre_app;
grant update (recorded) on records.job_family to cadre_app;
grant select, insert, update, delete on records.job_family to cadre_system;
create policy reach on records.job_family for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "name") on records.job_family to cadre_reach;

alter table records.legal_entity enable row level security;
alter table records.legal_entity force row level security;
create policy read on records.legal_entity for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.legal_entity for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.legal_entity for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.legal_entity to cadre_system using (true) with check (true);
grant select, insert on records.legal_entity to cadre_app;
grant update (recorded) on records.legal_entity to cadre_app;
grant select, insert, update, delete on records.legal_entity to cadre_system;
create policy reach on records.legal_entity for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "name") on records.legal_entity to cadre_reach;

alter table records.location enable row level security;
alter table records.location force row level security;
create policy read on records.location for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.location for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.location for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.location to cadre_system using (true) with check (true);
grant select, insert on records.location to cadre_app;
grant update (recorded) on records.location to cadre_app;
grant select, insert, update, delete on records.location to cadre_system;
create policy reach on records.location for select to cadre_reach using (true);
grant select on records.location to cadre_reach;

alter table records.market_pay enable row level security;
alter table records.market_pay force row level security;
create policy read on records.market_pay for select to cadre_app using ((select access.reaches_all('market pay', 'read')));
create policy enter on records.market_pay for insert to cadre_app with check ((select access.reaches_all('market pay', 'write')));
create policy supersede on records.market_pay for update to cadre_app using ((select access.reaches_all('market pay', 'write'))) with check ((select access.reaches_all('market pay', 'write')));
create policy system on records.market_pay to cadre_system using (true) with check (true);
grant select, insert on records.market_pay to cadre_app;
grant update (recorded) on records.market_pay to cadre_app;
grant select, insert, update, delete on records.market_pay to cadre_system;
create policy reach on records.market_pay for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "grade_id", "family_id", "country", "source") on records.market_pay to cadre_reach;

alter table records.pay_band enable row level security;
alter table records.pay_band force row level security;
create policy read on records.pay_band for select to cadre_app using ((select access.reaches_all('pay structure', 'read')));
create policy enter on records.pay_band for insert to cadre_app with check ((select access.reaches_all('pay structure', 'write')));
create policy supersede on records.pay_band for update to cadre_app using ((select access.reaches_all('pay structure', 'write'))) with check ((select access.reaches_all('pay structure', 'write')));
create policy system on records.pay_band to cadre_system using (true) with check (true);
grant select, insert on records.pay_band to cadre_app;
grant update (recorded) on records.pay_band to cadre_app;
grant select, insert, update, delete on records.pay_band to cadre_system;
create policy reach on records.pay_band for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.pay_band to cadre_reach;

alter table records.project enable row level security;
alter table records.project force row level security;
create policy read on records.project for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.project for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.project for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.project to cadre_system using (true) with check (true);
grant select, insert on records.project to cadre_app;
grant update (recorded) on records.project to cadre_app;
grant select, insert, update, delete on records.project to cadre_system;
create policy reach on records.project for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.project to cadre_reach;

alter table records.team enable row level security;
alter table records.team force row level security;
create policy read on records.team for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.team for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.team for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.team to cadre_system using (true) with check (true);
grant select, insert on records.team to cadre_app;
grant update (recorded) on records.team to cadre_app;
grant select, insert, update, delete on records.team to cadre_system;
create policy reach on records.team for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.team to cadre_reach;

alter table records.contact_details enable row level security;
alter table records.contact_details force row level security;
create policy read on records.contact_details for select to cadre_app using ((select access.reaches_all('contact', 'read'))
    or person_id in (select access.reached_people('contact', 'read')));
create policy enter on records.contact_details for insert to cadre_app with check (((select access.reaches_all('contact', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('contact', 'write')));
create policy supersede on records.contact_details for update to cadre_app using (((select access.reaches_all('contact', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('contact', 'write'))) with check (((select access.reaches_all('contact', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('contact', 'write')));
create policy restricted on records.contact_details as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.contact_details to cadre_system using (true) with check (true);
grant select, insert on records.contact_details to cadre_app;
grant update (recorded) on records.contact_details to cadre_app;
grant select, insert, update, delete on records.contact_details to cadre_system;
create policy reach on records.contact_details for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "person_id") on records.contact_details to cadre_reach;

alter table records.person enable row level security;
alter table records.person force row level security;
create policy read on records.person for select to cadre_app using ((select access.reaches_all('directory', 'read'))
    or person_id in (select access.reached_people('directory', 'read')));
create policy enter on records.person for insert to cadre_app with check (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write')));
create policy supersede on records.person for update to cadre_app using (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write'))) with check (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write')));
create policy restricted on records.person as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.person to cadre_system using (true) with check (true);
grant select, insert on records.person to cadre_app;
grant update (recorded) on records.person to cadre_app;
grant select, insert, update, delete on records.person to cadre_system;
create policy reach on records.person for select to cadre_reach using (true);
grant select on records.person to cadre_reach;

alter table vault.protected_profile enable row level security;
alter table vault.protected_profile force row level security;
create policy read on vault.protected_profile for select to cadre_app using ((select access.reaches_all('protected', 'read'))
    or person_id in (select access.reached_people('protected', 'read')));
create policy enter on vault.protected_profile for insert to cadre_app with check (((select access.reaches_all('protected', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('protected', 'write')));
create policy supersede on vault.protected_profile for update to cadre_app using (((select access.reaches_all('protected', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('protected', 'write'))) with check (((select access.reaches_all('protected', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('protected', 'write')));
create policy restricted on vault.protected_profile as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on vault.protected_profile to cadre_system using (true) with check (true);
grant select, insert on vault.protected_profile to cadre_app;
grant update (recorded) on vault.protected_profile to cadre_app;
grant select, insert, update, delete on vault.protected_profile to cadre_system;
create policy reach on vault.protected_profile for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "person_id") on vault.protected_profile to cadre_reach;

alter table records.absence enable row level security;
alter table records.absence force row level security;
create policy read on records.absence for select to cadre_app using ((select access.reaches_all('absence', 'read'))
    or person_id in (select access.reached_people('absence', 'read')));
create policy enter on records.absence for insert to cadre_app with check (((select access.reaches_all('absence', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('absence', 'write')));
create policy supersede on records.absence for update to cadre_app using (((select access.reaches_all('absence', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('absence', 'write'))) with check (((select access.reaches_all('absence', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('absence', 'write')));
create policy restricted on records.absence as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.absence to cadre_system using (true) with check (true);
grant select, insert on records.absence to cadre_app;
grant update (recorded) on records.absence to cadre_app;
grant select, insert, update, delete on records.absence to cadre_system;
create policy reach on records.absence for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.absence to cadre_reach;

alter table records.employment enable row level security;
alter table records.employment force row level security;
create policy read on records.employment for select to cadre_app using ((select access.reaches_all('employment', 'read'))
    or person_id in (select access.reached_people('employment', 'read')));
create policy enter on records.employment for insert to cadre_app with check (((select access.reaches_all('employment', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('employment', 'write')));
create policy supersede on records.employment for update to cadre_app using (((select access.reaches_all('employment', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('employment', 'write'))) with check (((select access.reaches_all('employment', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('employment', 'write')));
create policy restricted on records.employment as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.employment to cadre_system using (true) with check (true);
grant select, insert on records.employment to cadre_app;
grant update (recorded) on records.employment to cadre_app;
grant select, insert, update, delete on records.employment to cadre_system;
create policy reach on records.employment for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "person_id") on records.employment to cadre_reach;

alter table records.job_assignment enable row level security;
alter table records.job_assignment force row level security;
create policy read on records.job_assignment for select to cadre_app using ((select access.reaches_all('directory', 'read'))
    or person_id in (select access.reached_people('directory', 'read')));
create policy enter on records.job_assignment for insert to cadre_app with check (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write')));
create policy supersede on records.job_assignment for update to cadre_app using (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write'))) with check (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write')));
create policy restricted on records.job_assignment as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.job_assignment to cadre_system using (true) with check (true);
grant select, insert on records.job_assignment to cadre_app;
grant update (recorded) on records.job_assignment to cadre_app;
grant select, insert, update, delete on records.job_assignment to cadre_system;
create policy reach on records.job_assignment for select to cadre_reach using (true);
grant select on records.job_assignment to cadre_reach;

alter table records.manager_line enable row level security;
alter table records.manager_line force row level security;
create policy read on records.manager_line for select to cadre_app using ((select access.reaches_all('directory', 'read'))
    or person_id in (select access.reached_people('directory', 'read')));
create policy enter on records.manager_line for insert to cadre_app with check (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write')));
create policy supersede on records.manager_line for update to cadre_app using (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write'))) with check (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write')));
create policy restricted on records.manager_line as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.manager_line to cadre_system using (true) with check (true);
grant select, insert on records.manager_line to cadre_app;
grant update (recorded) on records.manager_line to cadre_app;
grant select, insert, update, delete on records.manager_line to cadre_system;
create policy reach on records.manager_line for select to cadre_reach using (true);
grant select on records.manager_line to cadre_reach;

alter table records.project_allocation enable row level security;
alter table records.project_allocation force row level security;
create policy read on records.project_allocation for select to cadre_app using ((select access.reaches_all('directory', 'read'))
    or person_id in (select access.reached_people('directory', 'read')));
create policy enter on records.project_allocation for insert to cadre_app with check (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write')));
create policy supersede on records.project_allocation for update to cadre_app using (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write'))) with check (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write')));
create policy restricted on records.project_allocation as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.project_allocation to cadre_system using (true) with check (true);
grant select, insert on records.project_allocation to cadre_app;
grant update (recorded) on records.project_allocation to cadre_app;
grant select, insert, update, delete on records.project_allocation to cadre_system;
create policy reach on records.project_allocation for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "person_id", "project_id") on records.project_allocation to cadre_reach;

alter table records.team_membership enable row level security;
alter table records.team_membership force row level security;
create policy read on records.team_membership for select to cadre_app using ((select access.reaches_all('directory', 'read'))
    or person_id in (select access.reached_people('directory', 'read')));
create policy enter on records.team_membership for insert to cadre_app with check (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write')));
create policy supersede on records.team_membership for update to cadre_app using (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write'))) with check (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write')));
create policy restricted on records.team_membership as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.team_membership to cadre_system using (true) with check (true);
grant select, insert on records.team_membership to cadre_app;
grant update (recorded) on records.team_membership to cadre_app;
grant select, insert, update, delete on records.team_membership to cadre_system;
create policy reach on records.team_membership for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "person_id", "team_id") on records.team_membership to cadre_reach;

alter table records.work_terms enable row level security;
alter table records.work_terms force row level security;
create policy read on records.work_terms for select to cadre_app using ((select access.reaches_all('employment', 'read'))
    or person_id in (select access.reached_people('employment', 'read')));
create policy enter on records.work_terms for insert to cadre_app with check (((select access.reaches_all('employment', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('employment', 'write')));
create policy supersede on records.work_terms for update to cadre_app using (((select access.reaches_all('employment', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('employment', 'write'))) with check (((select access.reaches_all('employment', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('employment', 'write')));
create policy restricted on records.work_terms as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.work_terms to cadre_system using (true) with check (true);
grant select, insert on records.work_terms to cadre_app;
grant update (recorded) on records.work_terms to cadre_app;
grant select, insert, update, delete on records.work_terms to cadre_system;
create policy reach on records.work_terms for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "person_id") on records.work_terms to cadre_reach;

alter table records.bonus enable row level security;
alter table records.bonus force row level security;
create policy read on records.bonus for select to cadre_app using ((select access.reaches_all('pay', 'read'))
    or person_id in (select access.reached_people('pay', 'read')));
create policy enter on records.bonus for insert to cadre_app with check (((select access.reaches_all('pay', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('pay', 'write')));
create policy supersede on records.bonus for update to cadre_app using (((select access.reaches_all('pay', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('pay', 'write'))) with check (((select access.reaches_all('pay', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('pay', 'write')));
create policy restricted on records.bonus as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.bonus to cadre_system using (true) with check (true);
grant select, insert on records.bonus to cadre_app;
grant update (recorded) on records.bonus to cadre_app;
grant select, insert, update, delete on records.bonus to cadre_system;
create policy reach on records.bonus for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.bonus to cadre_reach;

alter table records.pay enable row level security;
alter table records.pay force row level security;
create policy read on records.pay for select to cadre_app using ((select access.reaches_all('pay', 'read'))
    or person_id in (select access.reached_people('pay', 'read')));
create policy enter on records.pay for insert to cadre_app with check (((select access.reaches_all('pay', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('pay', 'write')));
create policy supersede on records.pay for update to cadre_app using (((select access.reaches_all('pay', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('pay', 'write'))) with check (((select access.reaches_all('pay', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('pay', 'write')));
create policy restricted on records.pay as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.pay to cadre_system using (true) with check (true);
grant select, insert on records.pay to cadre_app;
grant update (recorded) on records.pay to cadre_app;
grant select, insert, update, delete on records.pay to cadre_system;
create policy reach on records.pay for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "person_id", "component") on records.pay to cadre_reach;

alter table records.competency enable row level security;
alter table records.competency force row level security;
create policy read on records.competency for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.competency for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.competency for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.competency to cadre_system using (true) with check (true);
grant select, insert on records.competency to cadre_app;
grant update (recorded) on records.competency to cadre_app;
grant select, insert, update, delete on records.competency to cadre_system;
create policy reach on records.competency for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "name") on records.competency to cadre_reach;

alter table records.competency_rating enable row level security;
alter table records.competency_rating force row level security;
create policy read on records.competency_rating for select to cadre_app using (((select access.reaches_all('review', 'read'))
    or person_id in (select access.reached_people('review', 'read'))) and "review_id" in (select seen.id from records.review seen));
create policy enter on records.competency_rating for insert to cadre_app with check (((select access.reaches_all('review', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('review', 'write')));
create policy supersede on records.competency_rating for update to cadre_app using (((select access.reaches_all('review', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('review', 'write'))) with check (((select access.reaches_all('review', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('review', 'write')));
create policy restricted on records.competency_rating as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.competency_rating to cadre_system using (true) with check (true);
grant select, insert on records.competency_rating to cadre_app;
grant update (recorded) on records.competency_rating to cadre_app;
grant select, insert, update, delete on records.competency_rating to cadre_system;
create policy reach on records.competency_rating for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.competency_rating to cadre_reach;

alter table records.feedback enable row level security;
alter table records.feedback force row level security;
create policy read on records.feedback for select to cadre_app using ((select access.reaches_all('review', 'read'))
    or person_id in (select access.reached_people('review', 'read'))
    or ("author_id" = (select access.me()) and (select access.has_relation('review', 'read', 'author'))));
create policy enter on records.feedback for insert to cadre_app with check (((select access.reaches_all('review', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('review', 'write'))
    or ("author_id" = (select access.me()) and (select access.has_relation('review', 'write', 'author'))));
create policy supersede on records.feedback for update to cadre_app using (((select access.reaches_all('review', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('review', 'write'))
    or ("author_id" = (select access.me()) and (select access.has_relation('review', 'write', 'author')))) with check (((select access.reaches_all('review', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('review', 'write'))
    or ("author_id" = (select access.me()) and (select access.has_relation('review', 'write', 'author'))));
create policy restricted on records.feedback as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.feedback to cadre_system using (true) with check (true);
grant select, insert on records.feedback to cadre_app;
grant update (recorded) on records.feedback to cadre_app;
grant select, insert, update, delete on records.feedback to cadre_system;
create policy reach on records.feedback for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.feedback to cadre_reach;

alter table records.goal enable row level security;
alter table records.goal force row level security;
create policy read on records.goal for select to cadre_app using ((select access.reaches_all('goals', 'read'))
    or person_id in (select access.reached_people('goals', 'read'))
    or person_id is null);
create policy enter on records.goal for insert to cadre_app with check (((select access.reaches_all('goals', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('goals', 'write'))
    or (person_id is null and (select access.reaches_others('goals'))));
create policy supersede on records.goal for update to cadre_app using (((select access.reaches_all('goals', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('goals', 'write'))
    or (person_id is null and (select access.reaches_others('goals')))) with check (((select access.reaches_all('goals', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('goals', 'write'))
    or (person_id is null and (select access.reaches_others('goals'))));
create policy restricted on records.goal as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.goal to cadre_system using (true) with check (true);
grant select, insert on records.goal to cadre_app;
grant update (recorded) on records.goal to cadre_app;
grant select, insert, update, delete on records.goal to cadre_system;
create policy reach on records.goal for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.goal to cadre_reach;

alter table records.goal_check_in enable row level security;
alter table records.goal_check_in force row level security;
create policy read on records.goal_check_in for select to cadre_app using ((select access.reaches_all('goals', 'read'))
    or person_id in (select access.reached_people('goals', 'read'))
    or person_id is null);
create policy enter on records.goal_check_in for insert to cadre_app with check (((select access.reaches_all('goals', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('goals', 'write'))
    or (person_id is null and (select access.reaches_others('goals'))));
create policy supersede on records.goal_check_in for update to cadre_app using (((select access.reaches_all('goals', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('goals', 'write'))
    or (person_id is null and (select access.reaches_others('goals')))) with check (((select access.reaches_all('goals', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('goals', 'write'))
    or (person_id is null and (select access.reaches_others('goals'))));
create policy restricted on records.goal_check_in as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.goal_check_in to cadre_system using (true) with check (true);
grant select, insert on records.goal_check_in to cadre_app;
grant update (recorded) on records.goal_check_in to cadre_app;
grant select, insert, update, delete on records.goal_check_in to cadre_system;
create policy reach on records.goal_check_in for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.goal_check_in to cadre_reach;

alter table records.measure enable row level security;
alter table records.measure force row level security;
create policy read on records.measure for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.measure for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.measure for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.measure to cadre_system using (true) with check (true);
grant select, insert on records.measure to cadre_app;
grant update (recorded) on records.measure to cadre_app;
grant select, insert, update, delete on records.measure to cadre_system;
create policy reach on records.measure for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "name") on records.measure to cadre_reach;

alter table records.measure_value enable row level security;
alter table records.measure_value force row level security;
create policy read on records.measure_value for select to cadre_app using ((select access.reaches_all('work', 'read'))
    or person_id in (select access.reached_people('work', 'read')));
create policy enter on records.measure_value for insert to cadre_app with check (((select access.reaches_all('work', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('work', 'write')));
create policy supersede on records.measure_value for update to cadre_app using (((select access.reaches_all('work', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('work', 'write'))) with check (((select access.reaches_all('work', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('work', 'write')));
create policy restricted on records.measure_value as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.measure_value to cadre_system using (true) with check (true);
grant select, insert on records.measure_value to cadre_app;
grant update (recorded) on records.measure_value to cadre_app;
grant select, insert, update, delete on records.measure_value to cadre_system;
create policy reach on records.measure_value for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.measure_value to cadre_reach;

alter table records.review enable row level security;
alter table records.review force row level security;
create policy read on records.review for select to cadre_app using (((select access.reaches_all('review', 'read')) and (person_id is distinct from (select access.me()) or "status" = 'published'))
    or (person_id in (select access.reached_people('review', 'read')) and (person_id is distinct from (select access.me()) or "status" = 'published'))
    or ("reviewer_id" = (select access.me()) and (select access.has_relation('review', 'read', 'author'))));
create policy enter on records.review for insert to cadre_app with check (((select access.reaches_all('review', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('review', 'write'))
    or ("reviewer_id" = (select access.me()) and (select access.has_relation('review', 'write', 'author')) and "status" in ('draft', 'submitted') and "kind" in ('self', 'peer', 'upward') and ("cycle_id" is null or "cycle_id" in (select access.open_rounds()))));
create policy supersede on records.review for update to cadre_app using (((select access.reaches_all('review', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('review', 'write'))
    or ("reviewer_id" = (select access.me()) and (select access.has_relation('review', 'write', 'author')) and "status" in ('draft', 'submitted') and "kind" in ('self', 'peer', 'upward') and ("cycle_id" is null or "cycle_id" in (select access.open_rounds())))) with check (((select access.reaches_all('review', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('review', 'write'))
    or ("reviewer_id" = (select access.me()) and (select access.has_relation('review', 'write', 'author')) and "status" in ('draft', 'submitted') and "kind" in ('self', 'peer', 'upward') and ("cycle_id" is null or "cycle_id" in (select access.open_rounds()))));
create policy restricted on records.review as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.review to cadre_system using (true) with check (true);
grant select, insert on records.review to cadre_app;
grant update (recorded) on records.review to cadre_app;
grant select, insert, update, delete on records.review to cadre_system;
create policy reach on records.review for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "person_id", "cycle_id", "reviewer_id", "kind") on records.review to cadre_reach;

alter table records.review_cycle enable row level security;
alter table records.review_cycle force row level security;
create policy read on records.review_cycle for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.review_cycle for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.review_cycle for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.review_cycle to cadre_system using (true) with check (true);
grant select, insert on records.review_cycle to cadre_app;
grant update (recorded) on records.review_cycle to cadre_app;
grant select, insert, update, delete on records.review_cycle to cadre_system;
create policy reach on records.review_cycle for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.review_cycle to cadre_reach;

alter table records.workload enable row level security;
alter table records.workload force row level security;
create policy read on records.workload for select to cadre_app using ((select access.reaches_all('work', 'read'))
    or person_id in (select access.reached_people('work', 'read')));
create policy enter on records.workload for insert to cadre_app with check (((select access.reaches_all('work', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('work', 'write')));
create policy supersede on records.workload for update to cadre_app using (((select access.reaches_all('work', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('work', 'write'))) with check (((select access.reaches_all('work', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('work', 'write')));
create policy restricted on records.workload as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.workload to cadre_system using (true) with check (true);
grant select, insert on records.workload to cadre_app;
grant update (recorded) on records.workload to cadre_app;
grant select, insert, update, delete on records.workload to cadre_system;
create policy reach on records.workload for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.workload to cadre_reach;

alter table records.course enable row level security;
alter table records.course force row level security;
create policy read on records.course for select to cadre_app using ((select access.reaches_all('courses', 'read')));
create policy enter on records.course for insert to cadre_app with check ((select access.reaches_all('courses', 'write')));
create policy supersede on records.course for update to cadre_app using ((select access.reaches_all('courses', 'write'))) with check ((select access.reaches_all('courses', 'write')));
create policy system on records.course to cadre_system using (true) with check (true);
grant select, insert on records.course to cadre_app;
grant update (recorded) on records.course to cadre_app;
grant select, insert, update, delete on records.course to cadre_system;
create policy reach on records.course for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.course to cadre_reach;

alter table records.course_session enable row level security;
alter table records.course_session force row level security;
create policy read on records.course_session for select to cadre_app using ((select access.reaches_all('courses', 'read')));
create policy enter on records.course_session for insert to cadre_app with check ((select access.reaches_all('courses', 'write')));
create policy supersede on records.course_session for update to cadre_app using ((select access.reaches_all('courses', 'write'))) with check ((select access.reaches_all('courses', 'write')));
create policy system on records.course_session to cadre_system using (true) with check (true);
grant select, insert on records.course_session to cadre_app;
grant update (recorded) on records.course_session to cadre_app;
grant select, insert, update, delete on records.course_session to cadre_system;
create policy reach on records.course_session for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.course_session to cadre_reach;

alter table records.course_skill enable row level security;
alter table records.course_skill force row level security;
create policy read on records.course_skill for select to cadre_app using ((select access.reaches_all('courses', 'read')));
create policy enter on records.course_skill for insert to cadre_app with check ((select access.reaches_all('courses', 'write')));
create policy supersede on records.course_skill for update to cadre_app using ((select access.reaches_all('courses', 'write'))) with check ((select access.reaches_all('courses', 'write')));
create policy system on records.course_skill to cadre_system using (true) with check (true);
grant select, insert on records.course_skill to cadre_app;
grant update (recorded) on records.course_skill to cadre_app;
grant select, insert, update, delete on records.course_skill to cadre_system;
create policy reach on records.course_skill for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "course_id", "skill_id") on records.course_skill to cadre_reach;

alter table records.enrolment enable row level security;
alter table records.enrolment force row level security;
create policy read on records.enrolment for select to cadre_app using ((select access.reaches_all('learning', 'read'))
    or person_id in (select access.reached_people('learning', 'read')));
create policy enter on records.enrolment for insert to cadre_app with check (((select access.reaches_all('learning', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('learning', 'write')));
create policy supersede on records.enrolment for update to cadre_app using (((select access.reaches_all('learning', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('learning', 'write'))) with check (((select access.reaches_all('learning', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('learning', 'write')));
create policy restricted on records.enrolment as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.enrolment to cadre_system using (true) with check (true);
grant select, insert on records.enrolment to cadre_app;
grant update (recorded) on records.enrolment to cadre_app;
grant select, insert, update, delete on records.enrolment to cadre_system;
create policy reach on records.enrolment for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.enrolment to cadre_reach;

alter table records.job_skill enable row level security;
alter table records.job_skill force row level security;
create policy read on records.job_skill for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.job_skill for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.job_skill for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.job_skill to cadre_system using (true) with check (true);
grant select, insert on records.job_skill to cadre_app;
grant update (recorded) on records.job_skill to cadre_app;
grant select, insert, update, delete on records.job_skill to cadre_system;
create policy reach on records.job_skill for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "job_id", "skill_id") on records.job_skill to cadre_reach;

alter table records.person_skill enable row level security;
alter table records.person_skill force row level security;
create policy read on records.person_skill for select to cadre_app using ((select access.reaches_all('skills', 'read'))
    or person_id in (select access.reached_people('skills', 'read')));
create policy enter on records.person_skill for insert to cadre_app with check (((select access.reaches_all('skills', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('skills', 'write')));
create policy supersede on records.person_skill for update to cadre_app using (((select access.reaches_all('skills', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('skills', 'write'))) with check (((select access.reaches_all('skills', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('skills', 'write')));
create policy restricted on records.person_skill as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.person_skill to cadre_system using (true) with check (true);
grant select, insert on records.person_skill to cadre_app;
grant update (recorded) on records.person_skill to cadre_app;
grant select, insert, update, delete on records.person_skill to cadre_system;
create policy reach on records.person_skill for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "person_id", "skill_id", "source") on records.person_skill to cadre_reach;

alter table records.skill enable row level security;
alter table records.skill force row level security;
create policy read on records.skill for select to cadre_app using ((select access.reaches_all('courses', 'read')));
create policy enter on records.skill for insert to cadre_app with check ((select access.reaches_all('courses', 'write')));
create policy supersede on records.skill for update to cadre_app using ((select access.reaches_all('courses', 'write'))) with check ((select access.reaches_all('courses', 'write')));
create policy system on records.skill to cadre_system using (true) with check (true);
grant select, insert on records.skill to cadre_app;
grant update (recorded) on records.skill to cadre_app;
grant select, insert, update, delete on records.skill to cadre_system;
create policy reach on records.skill for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "name") on records.skill to cadre_reach;

alter table records.survey enable row level security;
alter table records.survey force row level security;
create policy read on records.survey for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.survey for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.survey for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.survey to cadre_system using (true) with check (true);
grant select, insert on records.survey to cadre_app;
grant update (recorded) on records.survey to cadre_app;
grant select, insert, update, delete on records.survey to cadre_system;
create policy reach on records.survey for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.survey to cadre_reach;

alter table records.survey_answer enable row level security;
alter table records.survey_answer force row level security;
create policy read on records.survey_answer for select to cadre_app using (((select access.reaches_all('voice', 'read'))
    or person_id in (select access.reached_people('voice', 'read'))) and "response_id" in (select seen.id from records.survey_response seen));
create policy enter on records.survey_answer for insert to cadre_app with check (((select access.reaches_all('voice', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('voice', 'write'))
    or (person_id is null and (select access.may_enter('voice'))));
create policy supersede on records.survey_answer for update to cadre_app using (((select access.reaches_all('voice', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('voice', 'write'))
    or (person_id is null and (select access.may_enter('voice')))) with check (((select access.reaches_all('voice', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('voice', 'write'))
    or (person_id is null and (select access.may_enter('voice'))));
create policy restricted on records.survey_answer as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.survey_answer to cadre_system using (true) with check (true);
grant select, insert on records.survey_answer to cadre_app;
grant update (recorded) on records.survey_answer to cadre_app;
grant select, insert, update, delete on records.survey_answer to cadre_system;
create policy reach on records.survey_answer for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.survey_answer to cadre_reach;

alter table records.survey_question enable row level security;
alter table records.survey_question force row level security;
create policy read on records.survey_question for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.survey_question for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.survey_question for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.survey_question to cadre_system using (true) with check (true);
grant select, insert on records.survey_question to cadre_app;
grant update (recorded) on records.survey_question to cadre_app;
grant select, insert, update, delete on records.survey_question to cadre_system;
create policy reach on records.survey_question for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.survey_question to cadre_reach;

alter table records.survey_response enable row level security;
alter table records.survey_response force row level security;
create policy read on records.survey_response for select to cadre_app using ((select access.reaches_all('voice', 'read'))
    or person_id in (select access.reached_people('voice', 'read')));
create policy enter on records.survey_response for insert to cadre_app with check (((select access.reaches_all('voice', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('voice', 'write'))
    or (person_id is null and (select access.may_enter('voice'))));
create policy supersede on records.survey_response for update to cadre_app using (((select access.reaches_all('voice', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('voice', 'write'))
    or (person_id is null and (select access.may_enter('voice')))) with check (((select access.reaches_all('voice', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('voice', 'write'))
    or (person_id is null and (select access.may_enter('voice'))));
create policy restricted on records.survey_response as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.survey_response to cadre_system using (true) with check (true);
grant select, insert on records.survey_response to cadre_app;
grant update (recorded) on records.survey_response to cadre_app;
grant select, insert, update, delete on records.survey_response to cadre_system;
create policy reach on records.survey_response for select to cadre_reach using (true);
grant select (id, version, valid, recorded, "wave_id", "respondent_key") on records.survey_response to cadre_reach;

alter table records.survey_wave enable row level security;
alter table records.survey_wave force row level security;
create policy read on records.survey_wave for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.survey_wave for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.survey_wave for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.survey_wave to cadre_system using (true) with check (true);
grant select, insert on records.survey_wave to cadre_app;
grant update (recorded) on records.survey_wave to cadre_app;
grant select, insert, update, delete on records.survey_wave to cadre_system;
create policy reach on records.survey_wave for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.survey_wave to cadre_reach;

alter table records.onboarding_plan enable row level security;
alter table records.onboarding_plan force row level security;
create policy read on records.onboarding_plan for select to cadre_app using ((select access.reaches_all('onboarding', 'read'))
    or person_id in (select access.reached_people('onboarding', 'read')));
create policy enter on records.onboarding_plan for insert to cadre_app with check (((select access.reaches_all('onboarding', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('onboarding', 'write')));
create policy supersede on records.onboarding_plan for update to cadre_app using (((select access.reaches_all('onboarding', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('onboarding', 'write'))) with check (((select access.reaches_all('onboarding', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('onboarding', 'write')));
create policy restricted on records.onboarding_plan as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.onboarding_plan to cadre_system using (true) with check (true);
grant select, insert on records.onboarding_plan to cadre_app;
grant update (recorded) on records.onboarding_plan to cadre_app;
grant select, insert, update, delete on records.onboarding_plan to cadre_system;
create policy reach on records.onboarding_plan for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.onboarding_plan to cadre_reach;

alter table records.onboarding_task enable row level security;
alter table records.onboarding_task force row level security;
create policy read on records.onboarding_task for select to cadre_app using ((select access.reaches_all('onboarding', 'read'))
    or person_id in (select access.reached_people('onboarding', 'read'))
    or ("owner_id" = (select access.me()) and (select access.has_relation('onboarding', 'read', 'assignee'))));
create policy enter on records.onboarding_task for insert to cadre_app with check (((select access.reaches_all('onboarding', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('onboarding', 'write')));
create policy supersede on records.onboarding_task for update to cadre_app using (((select access.reaches_all('onboarding', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('onboarding', 'write'))) with check (((select access.reaches_all('onboarding', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('onboarding', 'write')));
create policy restricted on records.onboarding_task as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.onboarding_task to cadre_system using (true) with check (true);
grant select, insert on records.onboarding_task to cadre_app;
grant update (recorded) on records.onboarding_task to cadre_app;
grant select, insert, update, delete on records.onboarding_task to cadre_system;
create policy reach on records.onboarding_task for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.onboarding_task to cadre_reach;

alter table records.onboarding_template enable row level security;
alter table records.onboarding_template force row level security;
create policy read on records.onboarding_template for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.onboarding_template for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.onboarding_template for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.onboarding_template to cadre_system using (true) with check (true);
grant select, insert on records.onboarding_template to cadre_app;
grant update (recorded) on records.onboarding_template to cadre_app;
grant select, insert, update, delete on records.onboarding_template to cadre_system;
create policy reach on records.onboarding_template for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.onboarding_template to cadre_reach;

alter table records.onboarding_template_task enable row level security;
alter table records.onboarding_template_task force row level security;
create policy read on records.onboarding_template_task for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.onboarding_template_task for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.onboarding_template_task for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.onboarding_template_task to cadre_system using (true) with check (true);
grant select, insert on records.onboarding_template_task to cadre_app;
grant update (recorded) on records.onboarding_template_task to cadre_app;
grant select, insert, update, delete on records.onboarding_template_task to cadre_system;
create policy reach on records.onboarding_template_task for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.onboarding_template_task to cadre_reach;

alter table records.application enable row level security;
alter table records.application force row level security;
create policy read on records.application for select to cadre_app using ((select access.reaches_all('hiring', 'read'))
    or (requisition_id in (select access.my_requisitions()) and (select access.has_relation('hiring', 'read', 'requisition'))));
create policy enter on records.application for insert to cadre_app with check ((select access.reaches_all('hiring', 'write'))
    or (requisition_id in (select access.my_requisitions()) and (select access.has_relation('hiring', 'write', 'requisition')) and candidate_id in (select seen.id from records.candidate seen)));
create policy supersede on records.application for update to cadre_app using ((select access.reaches_all('hiring', 'write'))
    or (requisition_id in (select access.my_requisitions()) and (select access.has_relation('hiring', 'write', 'requisition')) and candidate_id in (select seen.id from records.candidate seen))) with check ((select access.reaches_all('hiring', 'write'))
    or (requisition_id in (select access.my_requisitions()) and (select access.has_relation('hiring', 'write', 'requisition')) and candidate_id in (select seen.id from records.candidate seen)));
create policy restricted on records.application as restrictive to cadre_app, cadre_aggregate using ((candidate_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((candidate_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.application to cadre_system using (true) with check (true);
grant select, insert on records.application to cadre_app;
grant update (recorded) on records.application to cadre_app;
grant select, insert, update, delete on records.application to cadre_system;
create policy reach on records.application for select to cadre_reach using (true);
grant select on records.application to cadre_reach;

alter table records.application_answer enable row level security;
alter table records.application_answer force row level security;
create policy read on records.application_answer for select to cadre_app using ((select access.reaches_all('hiring', 'read'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'read', 'requisition'))));
create policy enter on records.application_answer for insert to cadre_app with check ((select access.reaches_all('hiring', 'write'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'write', 'requisition'))));
create policy supersede on records.application_answer for update to cadre_app using ((select access.reaches_all('hiring', 'write'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'write', 'requisition')))) with check ((select access.reaches_all('hiring', 'write'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'write', 'requisition'))));
create policy restricted on records.application_answer as restrictive to cadre_app, cadre_aggregate using ((application_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((application_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.application_answer to cadre_system using (true) with check (true);
grant select, insert on records.application_answer to cadre_app;
grant update (recorded) on records.application_answer to cadre_app;
grant select, insert, update, delete on records.application_answer to cadre_system;
create policy reach on records.application_answer for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.application_answer to cadre_reach;

alter table records.attachment enable row level security;
alter table records.attachment force row level security;
create policy read on records.attachment for select to cadre_app using ((select access.reaches_all('hiring', 'read'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'read', 'requisition'))));
create policy enter on records.attachment for insert to cadre_app with check ((select access.reaches_all('hiring', 'write'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'write', 'requisition'))));
create policy supersede on records.attachment for update to cadre_app using ((select access.reaches_all('hiring', 'write'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'write', 'requisition')))) with check ((select access.reaches_all('hiring', 'write'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'write', 'requisition'))));
create policy restricted on records.attachment as restrictive to cadre_app, cadre_aggregate using ((application_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((application_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.attachment to cadre_system using (true) with check (true);
grant select, insert on records.attachment to cadre_app;
grant update (recorded) on records.attachment to cadre_app;
grant select, insert, update, delete on records.attachment to cadre_system;
create policy reach on records.attachment for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.attachment to cadre_reach;

alter table records.candidate enable row level security;
alter table records.candidate force row level security;
create policy read on records.candidate for select to cadre_app using ((select access.reaches_all('hiring', 'read'))
    or id in (select access.reached_candidates())
    or (entered_by = (select access.account()) and (select access.has_relation('hiring', 'read', 'requisition'))));
create policy enter on records.candidate for insert to cadre_app with check ((select access.reaches_all('hiring', 'write'))
    or (select access.has_relation('hiring', 'write', 'requisition')));
create policy supersede on records.candidate for update to cadre_app using ((select access.reaches_all('hiring', 'write'))
    or (select access.has_relation('hiring', 'write', 'requisition'))) with check ((select access.reaches_all('hiring', 'write'))
    or (select access.has_relation('hiring', 'write', 'requisition')));
create policy restricted on records.candidate as restrictive to cadre_app, cadre_aggregate using ((candidate_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((candidate_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.candidate to cadre_system using (true) with check (true);
grant select, insert on records.candidate to cadre_app;
grant update (recorded) on records.candidate to cadre_app;
grant select, insert, update, delete on records.candidate to cadre_system;
create policy reach on records.candidate for select to cadre_reach using (true);
grant select on records.candidate to cadre_reach;

alter table records.hiring_stage enable row level security;
alter table records.hiring_stage force row level security;
create policy read on records.hiring_stage for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.hiring_stage for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.hiring_stage for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.hiring_stage to cadre_system using (true) with check (true);
grant select, insert on records.hiring_stage to cadre_app;
grant update (recorded) on records.hiring_stage to cadre_app;
grant select, insert, update, delete on records.hiring_stage to cadre_system;
create policy reach on records.hiring_stage for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.hiring_stage to cadre_reach;

alter table records.interview enable row level security;
alter table records.interview force row level security;
create policy read on records.interview for select to cadre_app using ((select access.reaches_all('hiring', 'read'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'read', 'requisition'))));
create policy enter on records.interview for insert to cadre_app with check ((select access.reaches_all('hiring', 'write'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'write', 'requisition'))));
create policy supersede on records.interview for update to cadre_app using ((select access.reaches_all('hiring', 'write'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'write', 'requisition')))) with check ((select access.reaches_all('hiring', 'write'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'write', 'requisition'))));
create policy restricted on records.interview as restrictive to cadre_app, cadre_aggregate using ((application_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((application_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.interview to cadre_system using (true) with check (true);
grant select, insert on records.interview to cadre_app;
grant update (recorded) on records.interview to cadre_app;
grant select, insert, update, delete on records.interview to cadre_system;
create policy reach on records.interview for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.interview to cadre_reach;

alter table records.offer enable row level security;
alter table records.offer force row level security;
create policy read on records.offer for select to cadre_app using ((select access.reaches_all('hiring', 'read'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'read', 'requisition'))));
create policy enter on records.offer for insert to cadre_app with check ((select access.reaches_all('hiring', 'write'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'write', 'requisition'))));
create policy supersede on records.offer for update to cadre_app using ((select access.reaches_all('hiring', 'write'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'write', 'requisition')))) with check ((select access.reaches_all('hiring', 'write'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'write', 'requisition'))));
create policy restricted on records.offer as restrictive to cadre_app, cadre_aggregate using ((application_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((application_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.offer to cadre_system using (true) with check (true);
grant select, insert on records.offer to cadre_app;
grant update (recorded) on records.offer to cadre_app;
grant select, insert, update, delete on records.offer to cadre_system;
create policy reach on records.offer for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.offer to cadre_reach;

alter table records.posting enable row level security;
alter table records.posting force row level security;
create policy read on records.posting for select to cadre_app using ((select access.reaches_all('organisation', 'read')));
create policy enter on records.posting for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.posting for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.posting to cadre_system using (true) with check (true);
grant select, insert on records.posting to cadre_app;
grant update (recorded) on records.posting to cadre_app;
grant select, insert, update, delete on records.posting to cadre_system;
create policy reach on records.posting for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.posting to cadre_reach;

alter table records.requisition enable row level security;
alter table records.requisition force row level security;
create policy read on records.requisition for select to cadre_app using (((select access.reaches_all('organisation', 'read'))) and (not coalesce("is_confidential", false) or id in (select access.my_requisitions()) or (select access.reaches_all('hiring', 'read'))));
create policy enter on records.requisition for insert to cadre_app with check ((select access.reaches_all('organisation', 'write')));
create policy supersede on records.requisition for update to cadre_app using ((select access.reaches_all('organisation', 'write'))) with check ((select access.reaches_all('organisation', 'write')));
create policy system on records.requisition to cadre_system using (true) with check (true);
grant select, insert on records.requisition to cadre_app;
grant update (recorded) on records.requisition to cadre_app;
grant select, insert, update, delete on records.requisition to cadre_system;
create policy reach on records.requisition for select to cadre_reach using (true);
grant select on records.requisition to cadre_reach;

alter table records.requisition_member enable row level security;
alter table records.requisition_member force row level security;
create policy read on records.requisition_member for select to cadre_app using ((select access.reaches_all('directory', 'read'))
    or person_id in (select access.reached_people('directory', 'read')));
create policy enter on records.requisition_member for insert to cadre_app with check (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write')));
create policy supersede on records.requisition_member for update to cadre_app using (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write'))) with check (((select access.reaches_all('directory', 'write')) and coalesce(person_id <> (select access.me()), true))
    or person_id in (select access.reached_people('directory', 'write')));
create policy restricted on records.requisition_member as restrictive to cadre_app, cadre_aggregate using ((person_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((person_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.requisition_member to cadre_system using (true) with check (true);
grant select, insert on records.requisition_member to cadre_app;
grant update (recorded) on records.requisition_member to cadre_app;
grant select, insert, update, delete on records.requisition_member to cadre_system;
create policy reach on records.requisition_member for select to cadre_reach using (true);
grant select on records.requisition_member to cadre_reach;

alter table records.scorecard enable row level security;
alter table records.scorecard force row level security;
create policy read on records.scorecard for select to cadre_app using ((((select access.reaches_all('hiring', 'read')) or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'read', 'requisition')))) and "is_submitted")
    or ("author_id" = (select access.me()) and (select access.has_relation('hiring', 'read', 'author'))));
create policy enter on records.scorecard for insert to cadre_app with check ((select access.reaches_all('hiring', 'write'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'write', 'requisition')))
    or ("author_id" = (select access.me()) and (select access.has_relation('hiring', 'write', 'author'))));
create policy supersede on records.scorecard for update to cadre_app using ((select access.reaches_all('hiring', 'write'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'write', 'requisition')))
    or ("author_id" = (select access.me()) and (select access.has_relation('hiring', 'write', 'author')))) with check ((select access.reaches_all('hiring', 'write'))
    or (application_id in (select access.reached_applications()) and (select access.has_relation('hiring', 'write', 'requisition')))
    or ("author_id" = (select access.me()) and (select access.has_relation('hiring', 'write', 'author'))));
create policy restricted on records.scorecard as restrictive to cadre_app, cadre_aggregate using ((application_id = any ((select access.hidden_subjects())::text[])) is not true) with check ((application_id = any ((select access.hidden_subjects())::text[])) is not true);
create policy system on records.scorecard to cadre_system using (true) with check (true);
grant select, insert on records.scorecard to cadre_app;
grant update (recorded) on records.scorecard to cadre_app;
grant select, insert, update, delete on records.scorecard to cadre_system;
create policy reach on records.scorecard for select to cadre_reach using (true);
grant select (id, version, valid, recorded) on records.scorecard to cadre_reach;
