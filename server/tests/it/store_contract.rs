//! What the store promises, held against both databases.
//!
//! Every test gets a database of its own. PostgreSQL's tests need `VISIONSCAFE_TEST_POSTGRES`, the
//! URL of a cluster that may be written to; `cargo xtask test` starts one.

mod accounts;
mod committer;
mod files;
mod fixture;
mod opening;
mod organisations;
mod outbox;
mod people;
mod polls;
mod privacy;
mod seats;
mod sign_in;
mod streams;
mod ways_in;
mod workshops;

pub(crate) use fixture::Fixture;

/// Runs each test once per database.
macro_rules! on_both {
    ($($subject:ident::$name:ident,)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let fixture = super::fixture::Fixture::sqlite().await;
                super::$subject::$name(&fixture).await;
                fixture.end().await;
            })*
        }

        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let Some(fixture) = super::fixture::Fixture::postgres().await else {
                    println!("skipped: VISIONSCAFE_TEST_POSTGRES names no PostgreSQL");
                    return;
                };
                super::$subject::$name(&fixture).await;
                fixture.end().await;
            })*
        }
    };
}

on_both! {
    streams::what_is_committed_is_read_back_as_it_was_given,
    streams::a_stream_is_read_in_pieces,
    streams::sequence_numbers_have_no_gaps_when_many_commit_at_once,
    streams::a_conflict_fails_alone,
    streams::batches_of_one_stream_build_on_each_other,
    streams::a_raced_command_is_carried_out_once,
    streams::a_repeated_command_fails_alone_and_says_which,
    streams::a_command_id_belongs_to_its_actor_and_its_stream,
    streams::the_same_command_twice_in_one_batch_is_invalid,
    streams::an_unknown_stream_is_not_found,
    streams::an_invalid_batch_takes_its_events_and_effects_back,
    streams::nothing_is_written_when_the_transaction_fails,
    streams::history_can_neither_be_changed_nor_removed,
    streams::an_altered_body_breaks_the_chain_at_its_place,
    streams::a_removed_event_breaks_the_chain_at_its_place,
    streams::a_cut_or_extended_stream_is_noticed,
    streams::a_stream_cannot_pass_for_another,
    streams::a_long_stream_is_verified,
    streams::a_new_epoch_leaves_the_events_alone,
    workshops::a_workshop_is_found_by_id_code_and_projector_key,
    workshops::its_stream_begins_with_the_first_events,
    workshops::a_join_code_leads_to_one_open_workshop,
    workshops::a_raced_join_code_is_given_once,
    workshops::a_projector_key_in_use_is_invalid,
    workshops::an_unknown_steward_leaves_nothing_behind,
    workshops::a_facilitator_sees_the_newest_workshop_first,
    workshops::a_steward_is_added_once,
    people::names_can_be_put_replaced_and_forgotten,
    people::an_erased_person_is_found_nowhere_and_the_chain_holds,
    people::ids_above_the_signed_range_survive,
    polls::who_took_part_and_the_box_are_kept_apart_and_replaced,
    polls::a_poll_that_ends_takes_its_box_and_nothing_else_along,
    seats::a_token_opens_its_seat,
    seats::a_second_phone_opens_the_same_seat,
    seats::tokens_are_revoked_but_for_one,
    seats::a_reentry_code_leads_to_its_seat_until_it_is_replaced,
    seats::a_reentry_code_in_use_fails_alone,
    accounts::an_account_is_kept_and_renamed,
    accounts::a_one_time_link_works_once,
    accounts::a_raced_one_time_link_works_once,
    accounts::an_expired_one_time_link_does_not_work,
    accounts::an_unused_session_ends,
    accounts::a_used_session_ends_in_any_case,
    accounts::use_is_written_down_once_a_minute,
    accounts::a_session_holds_where_its_use_cannot_be_written_down,
    accounts::a_revoked_session_ends_at_once,
    accounts::nobody_ends_the_session_of_somebody_else,
    accounts::sessions_are_listed_by_their_last_use_and_all_others_can_be_ended,
    accounts::asking_whether_a_session_lives_is_no_use,
    accounts::who_is_shut_out_has_no_session_and_no_link_until_let_in_again,
    accounts::what_has_expired_is_swept_away,
    files::a_file_is_read_back_byte_for_byte,
    files::an_owner_s_files_are_listed_and_nobody_else_s,
    files::a_new_logo_takes_the_place_of_the_one_before,
    files::a_deleted_file_is_found_nowhere,
    accounts::a_session_that_waits_for_the_second_factor_opens_nothing,
    accounts::all_sessions_end_but_one_and_with_them_unused_links,
    accounts::who_runs_a_workshop_is_added_and_taken_away,
    sign_in::an_address_leads_to_its_account_and_to_no_other,
    sign_in::a_password_replaces_the_one_before,
    sign_in::a_mailed_secret_opens_one_thing_once_and_not_for_ever,
    sign_in::a_raced_mailed_secret_works_once,
    sign_in::a_one_time_password_is_used_once_however_many_try,
    sign_in::a_recovery_code_works_once_and_new_ones_replace_the_old,
    sign_in::a_browser_is_known_for_the_account_it_was_signed_in_with,
    sign_in::everybody_s_addresses_are_listed,
    sign_in::a_seat_is_taken_along_by_one_account,
    sign_in::of_an_erased_account_nothing_is_left,
    sign_in::what_one_account_had_goes_over_into_another,
    ways_in::a_passkey_is_one_account_s_and_is_named_by_nobody_else,
    ways_in::of_two_uses_with_the_same_count_one_is_true,
    ways_in::an_account_elsewhere_opens_one_here_and_one_only,
    ways_in::the_last_way_in_is_not_removed,
    ways_in::passkeys_end_with_their_account_and_the_city_s_account_goes_over,
    organisations::how_an_organisation_is_reached_is_kept_until_it_is_closed,
    organisations::an_address_is_invited_once_as_long_as_the_invitation_can_be_accepted,
    organisations::a_raced_invitation_to_one_address_goes_in_once,
    organisations::to_whom_an_invitation_went_is_forgotten_when_it_is_over,
    streams::a_stream_is_begun_once,
    outbox::a_mail_is_leased_as_it_was_queued,
    outbox::queued_together_they_go_in_or_stay_out_together,
    outbox::a_mail_stands_or_falls_with_the_events_it_tells_of,
    outbox::who_waits_for_mail_hears_of_it_however_it_was_queued,
    outbox::a_leased_mail_is_nobody_else_s_until_the_lease_ends,
    outbox::many_senders_never_get_the_same_mail,
    outbox::the_longest_waiting_comes_first,
    outbox::of_a_mail_that_is_out_only_its_kind_remains,
    outbox::a_failed_mail_is_due_again_when_said,
    outbox::a_mail_that_is_given_up_leaves_its_reason_and_nothing_else,
    outbox::who_has_lost_the_lease_decides_nothing,
    outbox::what_has_become_worthless_is_not_sent,
    outbox::what_waits_for_an_account_is_taken_back,
    outbox::what_waits_for_an_address_is_taken_back_whatever_its_capitals,
    outbox::mail_goes_with_its_account,
    outbox::counts_put_alike_mails_together_and_waiting_ones_first,
    outbox::old_traces_and_old_links_are_swept_away,
    outbox::a_wish_is_kept_and_replaced,
    outbox::what_nobody_wants_is_not_queued_and_what_waits_is_taken_back,
    outbox::a_link_ends_its_topic_for_its_account_and_nothing_else,
    outbox::a_period_is_digested_once_however_many_try,
    outbox::of_one_thing_somebody_is_reminded_once_however_many_try,
    outbox::reminders_go_with_their_account_or_over_into_another,
    privacy::what_is_kept_of_an_account_is_told,
    privacy::what_is_kept_of_a_seat_is_told,
    privacy::an_erased_account_takes_the_names_of_its_seats_along,
    privacy::an_erased_seat_is_never_named_again,
    privacy::of_a_forgotten_workshop_only_seats_in_accounts_keep_their_name,
    privacy::history_is_read_backwards_by_kind_and_by_actor,
    privacy::an_account_is_unused_since_somebody_last_signed_in_with_it,
    committer::waiting_batches_share_a_commit,
    committer::everybody_gets_his_own_answer,
    committer::it_ends_with_everything_written,
    opening::what_was_written_is_there_after_opening_again,
    opening::a_closed_store_is_unavailable,
    opening::a_backup_is_a_store_of_its_own,
}
