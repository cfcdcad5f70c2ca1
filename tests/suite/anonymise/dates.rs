//! Dates and contact details.

use super::{changes, lists};
use coachgen::anonymise::ResidualSort;

#[test]
fn contact_details_are_replaced_consistently() {
    for (text, expected) in [
        (
            "amara.okafor@northwind.example, Amara.Okafor@northwind.example; b@c.de.",
            "email-1@example.org, email-1@example.org; email-2@example.org.",
        ),
        (
            "<mailto:amara@x.org> [a](mailto:amara@x.org)",
            "<mailto:email-1@example.org> [a](mailto:email-1@example.org)",
        ),
        (
            "Call +44 20 7946 0958 or 020 7946 0958.",
            "Call PHONE 1 or PHONE 2.",
        ),
        (
            "+49 (0)171/1234567, (555) 123-4567, 06 12 34 56 78",
            "PHONE 1, PHONE 2, PHONE 3",
        ),
        ("[call](tel:+442079460958)", "[call](tel:PHONE-1)"),
        (
            "see https://www.linkedin.com/in/amara-okafor/, or www.northwind.example.",
            "see https://example.org/1, or https://example.org/2.",
        ),
        (
            "[site](https://x.example/a_(b)?q=1#c)",
            "[site](https://example.org/1)",
        ),
        (
            "ask @amara_o or @amara_o@social.example.",
            "ask @person-1 or @person-2.",
        ),
        (
            "[agenda](../3-agenda/agenda.md#goals)",
            "[agenda](../3-agenda/agenda.md#goals)",
        ),
        (
            "07.30-09.15, 0.55, 1,150, 1 000 000, 12:30",
            "07.30-09.15, 0.55, 1,150, 1 000 000, 12:30",
        ),
    ] {
        changes(text, expected);
    }
}

#[test]
fn dates_keep_their_form() {
    for (text, expected) in [
        ("2026-05-27", "2026-06-03"),
        ("2026-05-27T10:00:00Z", "2026-06-03T10:00:00Z"),
        ("20260527", "20260603"),
        ("2026/05/27 2026.05.27", "2026/06/03 2026.06.03"),
        ("27 May 2026", "3 June 2026"),
        (
            "Wednesday, 27th of May, 2026 at 14.30",
            "Wednesday, 3rd of June, 2026 at 14.30",
        ),
        ("May 27th, 2026", "June 3rd, 2026"),
        ("May 27, 2026", "June 3, 2026"),
        ("27 MAY 2026, 27-May-2026", "3 JUNE 2026, 3-June-2026"),
        ("25 Dec. 2026", "1 Jan. 2027"),
        ("am 27. Mai 2026", "am 3. Juni 2026"),
        ("am 27. April 2026", "am 4. Mai 2026"),
        ("le 27 mai 2026", "le 3 juin 2026"),
        ("le 25 juillet 2026", "le 1er août 2026"),
        ("le 1er août 2026", "le 8 août 2026"),
        ("27/05/2026 and 5/6/2026", "03/06/2026 and 12/6/2026"),
        (
            "27.05.2026, 27.5.2026, 27.05.26",
            "03.06.2026, 3.6.2026, 03.06.26",
        ),
        ("27. 05. 2026", "03. 06. 2026"),
        ("3–5 May 2026", "10–12 May 2026"),
        ("28–30 May 2026", "4–6 June 2026"),
        ("24–26 May 2026", "31 May–2 June 2026"),
        ("May 24–26, 2026", "May 31–June 2, 2026"),
        ("27 May–2 June 2026", "3 June–9 June 2026"),
        ("24-26 December 2026", "31 December 2026-2 January 2027"),
        ("vom 3. bis 5. Mai 2026", "vom 10. bis 12. Mai 2026"),
        ("du 3 au 5 mai 2026", "du 10 au 12 mai 2026"),
        ("27\nMay 2026", "3\nJune 2026"),
        ("May 2026, Ende Mai 2026", "May 2026, Ende Mai 2026"),
        (
            "session-2026-05-27.md notes_2026-05-27",
            "session-2026-06-03.md notes_2026-06-03",
        ),
        (
            "1.2.3, 192.168.10.20, 24/7, 4/5",
            "1.2.3, 192.168.10.20, 24/7, 4/5",
        ),
        ("you may 3 times march 5", "you may 3 times march 5"),
        ("05/23/2026 and 06/05/2026", "05/30/2026 and 06/12/2026"),
    ] {
        changes(text, expected);
    }
    changes(
        "---\ndate: 2026-03-02\n---\non 27 May, am 27.05. um\n",
        "---\ndate: 2026-03-09\n---\non 3 June, am 03.06. um\n",
    );
    changes(
        "---\ndate: 2028-03-02\n---\non 28 February\n",
        "---\ndate: 2028-03-09\n---\non 6 March\n",
    );
    for (text, listed, sort) in [
        ("on 27 May we", "27 May", ResidualSort::IncompleteDate),
        (
            "on 30 February 2026",
            "30 February 2026",
            ResidualSort::InvalidDate,
        ),
        ("2026-02-30", "2026-02-30", ResidualSort::InvalidDate),
        ("in 2026 or 2024–2026", "2024", ResidualSort::Year),
        ("period 2026-05", "2026-05", ResidualSort::IncompleteDate),
        (
            "late in September we",
            "September",
            ResidualSort::IncompleteDate,
        ),
    ] {
        changes(text, text);
        lists(text, listed, sort);
    }
}
