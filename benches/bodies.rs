//! Large bodies of records that are expensive to process: one kind of Markdown, repeated up to a size. Used by the cost
//! tests and `benches/large.sh`.

/// The name of a kind of Markdown, and a function that returns a body with at most the given number of bytes.
pub type Sort = (&'static str, fn(usize) -> String);

fn repeated(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len())
}

fn counted(bytes: usize, unit: impl Fn(usize) -> String) -> String {
    let mut out = String::new();
    for number in 0.. {
        let next = unit(number);
        if out.len() + next.len() > bytes {
            break;
        }
        out.push_str(&next);
    }
    out
}

/// Returns a table with this number of columns and these rows.
fn table(columns: usize, row: &str, bytes: usize) -> String {
    let head = format!("|{}\n|{}\n", "a|".repeat(columns), "-|".repeat(columns));
    let rest = bytes.saturating_sub(head.len());
    head + &repeated(row, rest)
}

macro_rules! sorts {
    ($($name:literal $make:expr;)*) => {
        /// Every kind of Markdown.
        pub const SORTS: &[Sort] = &[$(($name, $make)),*];
    };
}

sorts! {
    "headings" |n| counted(n, |i| format!("{} heading {i}\n\n", "#".repeat(1 + i % 6)));
    "headings-alike" |n| repeated("# a\n", n);
    "headings-marked" |n| repeated("## a {.coach-only}\n\nx\n\n## b {.client-only}\n\ny\n\n", n);
    "headings-shared" |n| repeated("## a {.coach-only}\n\nx\n\n## b {.shared}\n\ny\n\n", n);
    "headings-unmarked" |n| "## a {.coach-only}\n\n".to_owned() + &repeated("## b\n\n", n - 20);
    "headings-setext" |n| repeated("a\n=\n\nb\n-\n\n", n);
    "heading-long" |n| "# ".to_owned() + &repeated("word ", n - 2);
    "heading-long-tables" |n| format!("# {}\n\n{}", repeated("word ", n / 2), repeated("|a|\n|-|\n\n", n / 2 - 4));
    "heading-long-notes" |n| format!("# {}\n\n{}", repeated("word ", n / 2), counted(n / 2 - 4, |i| format!("a[^{i}]\n\n[^{i}]: b\n\n")));
    "paragraph" |n| repeated("The quick brown fox jumps over the lazy dog and \"says\" it's fine. ", n);
    "words-alike" |n| repeated("a ", n);
    "words-of-all-sorts" |n| counted(n, |i| format!("{:x} {}", i.wrapping_mul(0x9e37_79b9) % 0x00ff_ffff, if i % 40 == 39 { "\n\n" } else { "" }));
    "word" |n| "x".repeat(n);
    "lines" |n| repeated("a\n", n);
    "lines-empty" |n| format!("a{}b", "\n".repeat(n - 2));
    "quotes" |n| repeated("> a\n\n", n);
    "quotes-deep" |n| ">".repeat(n - 2) + "a\n";
    "quotes-lazy" |n| format!("{}a\n{}", ">".repeat(1000), repeated("a\n", n - 1002));
    "lists" |n| repeated("- a\n", n);
    "lists-loose" |n| repeated("1. a\n\n", n);
    "lists-deep" |n| counted(n, |i| format!("{}- a\n", " ".repeat(2 * (i % 1000))));
    "lists-deep-empty" |n| repeated("- ", n / 2) + "a" + &"\n".repeat(n / 2 - 2) + "b";
    "tasks" |n| repeated("- [ ] a\n- [x] b\n", n);
    "stress" |n| repeated("*a", n);
    "stress-mixed" |n| repeated("*a_ ", n);
    "stress-pairs" |n| repeated("**a** ", n);
    "struck" |n| repeated("~a ~~b ", n);
    "brackets" |n| "[".repeat(n);
    "brackets-pairs" |n| format!("{}a{}", "[".repeat(n / 2 - 1), "]".repeat(n / 2 - 1));
    "brackets-open" |n| repeated("[a](", n);
    "wiki-unknown" |n| repeated("[[nowhere]]\n", n);
    "wiki-unknown-all" |n| counted(n, |i| format!("[[nowhere-{i}]]\n"));
    "wiki-found" |n| repeated("[[session-2]]\n", n);
    "wiki-words" |n| repeated("[[session-2|words]] ", n);
    "wiki-pictures" |n| repeated("![[nowhere.png]]\n", n);
    "wiki-one-line" |n| counted(n, |i| format!("[[nowhere-{i}]] "));
    "links-dead" |n| repeated("[x](nothing.md)\n", n);
    "links-dead-all" |n| counted(n, |i| format!("[x](nothing-{i}.md)\n"));
    "links-one-line" |n| counted(n, |i| format!("[x](nothing-{i}.md) "));
    "links-refused" |n| repeated("[x](ftp://a.example)\n", n);
    "links" |n| repeated("[x](https://a.example/b)\n", n);
    "link-long" |n| format!("[a](x{}.md)", "x".repeat(n - 9));
    "pictures" |n| repeated("![x](nothing.png)\n", n);
    "pictures-linked" |n| repeated("[![a](b.png)](https://a.example) ", n);
    "pictures-nested" |n| format!("{}b{}", "![a ".repeat(n / 20), "](x.png)".repeat(n / 20));
    "references" |n| counted(n, |i| format!("[r{i}]\n\n[r{i}]: https://a.example\n\n"));
    "references-long" |n| format!("[r]: https://a.example/{}\n\n{}", "x".repeat(n / 2 - 40), repeated("[r] ", n / 2));
    "references-sections" |n| counted(n, |i| format!("## a {{.{}}}\n\n[r{i}] [s]\n\n[r{}]: https://a.example\n\n", if i % 2 == 0 { "shared" } else { "client-only" }, i + 1));
    "notes" |n| counted(n, |i| format!("a[^n{i}]\n\n[^n{i}]: b\n\n"));
    "notes-once" |n| "[^a]: b\n\n".to_owned() + &repeated("x[^a] ", n - 9);
    "notes-undefined" |n| counted(n, |i| format!("[^u{i}] "));
    "notes-elsewhere" |n| counted(n / 2, |i| format!("a[^n{i}] ")) + "\n\n## a {.client-only}\n\n" + &counted(n / 2 - 30, |i| format!("[^n{i}]: b\n\n"));
    "notes-elsewhere-shared" |n| "## a {.client-only}\n\n".to_owned() + &counted(n / 2 - 60, |i| format!("a[^n{i}] ")) + "\n\n## a {.shared}\n\n" + &counted(n / 2 - 30, |i| format!("[^n{i}]: b\n\n"));
    "tables" |n| repeated("|a|\n|-|\n\n", n);
    "table" |n| table(5, "|1|2|3|4|5|\n", n);
    "table-wide" |n| table(300, &format!("|{}\n", "b|".repeat(300)), n);
    "table-filled" |n| table(99, "|b\n", n);
    "table-row" |n| format!("|a|\n|-|\n|{}\n", repeated("b|", n - 12));
    "code" |n| repeated("`a` ", n);
    "code-open" |n| counted(n, |i| "`".repeat(1 + i % 255) + "a ");
    "fences" |n| repeated("```\na\n```\n\n", n);
    "fence" |n| "```\n".to_owned() + &repeated("a b c\n", n - 4);
    "html" |n| repeated("<div>\n\n", n);
    "html-line" |n| repeated("<b>a</b> ", n);
    "html-open" |n| repeated("<a b=\"", n);
    "comments" |n| repeated("<!-- a -->\n\n", n);
    "comments-line" |n| repeated("a <!-- b --> ", n);
    "comments-open" |n| repeated("a <!-- ", n);
    "addresses" |n| repeated("<https://a.example/b> ", n);
    "addresses-mail" |n| repeated("<a@b.example> ", n);
    "colons" |n| repeated("t\n: d\n\n", n);
    "containers" |n| repeated("::: a\n\n", n);
    "callouts" |n| repeated("> [!private] x\n\n", n);
    "percent" |n| repeated("%% a\n\n", n);
    "percent-line" |n| repeated("%%a%% ", n);
    "braces" |n| repeated("{# ", n);
    "braces-heading" |n| "# ".to_owned() + &repeated("{# ", n - 2);
    "braces-only" |n| repeated("{coach", n);
    "markers" |n| repeated("{.coach-only}\n\n", n);
    "markers-line" |n| repeated("a {.x} b\n", n);
    "private-words" |n| repeated("(not shared)\n\n", n);
    "entities" |n| repeated("&amp;", n);
    "quotation-marks" |n| repeated("\"a\" 'b' ", n);
    "dashes" |n| repeated("a... b-- ", n);
    "line-breaks" |n| repeated("a\\\n", n);
    "escapes" |n| repeated("\\*", n);
    "chinese" |n| repeated("漢字仮名交じり文の試験であります。", n);
    "thai" |n| repeated("ภาษาไทยง่ายนิดเดียว", n);
    "arabic" |n| repeated("مرحبا بالعالم שלום עולם ", n);
    "accents" |n| "a".to_owned() + &repeated("\u{301}\u{323}", n - 1);
    "controls" |n| repeated("a\0b\u{7}\u{1b}[0m ", n);
    "carriage-returns" |n| repeated("a\r\n", n);
    "spaces" |n| format!("a{}b", " ".repeat(n - 2));
    "tabs" |n| "\t".repeat(n - 1) + "a";
    "rules" |n| repeated("---\n\n", n);
    "names" |n| repeated("Sverre Haugland said this and that. ", n);
    "conflicts" |n| repeated("<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", n);
    "fields" |n| repeated("coach_only: true\n", n);
}
