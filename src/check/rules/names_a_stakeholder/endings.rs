//! Letters that may precede or follow a name within one word: case endings, particles, prefixes, forms of address.
//!
//! They are grouped by script, because a name does not show its language in any other way.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::ordinary::folded;
use crate::text::Letter;
use crate::text::fold::is_unspaced;

/// The script of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Hangul,
    Han,
    Kana,
    /// Thai and other scripts that are written without spaces.
    Unspaced,
    /// Scripts with spaces between words and with case suffixes: of India, Georgia, Armenia, Ethiopia.
    Other,
}

impl Script {
    /// The script of a letter.
    pub fn of_letter(letter: char) -> Script {
        match letter {
            '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{ff21}'..='\u{ff5a}' => Script::Latin,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
            '\u{400}'..='\u{52f}' => Script::Cyrillic,
            '\u{590}'..='\u{5ff}' => Script::Hebrew,
            '\u{600}'..='\u{77f}'
            | '\u{8a0}'..='\u{8ff}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}' => Script::Arabic,
            '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7ff}' => {
                Script::Hangul
            }
            '\u{3040}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' => Script::Kana,
            letter if is_unspaced(letter) => match letter {
                '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => {
                    Script::Unspaced
                }
                _ => Script::Han,
            },
            _ => Script::Other,
        }
    }
}

/// How certain it is that a word is the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It may be another word.
    Possible,
    /// It is the name.
    Certain,
}

type EndingWords = LazyLock<HashSet<String>>;

fn word_set(words: &str) -> HashSet<String> {
    words.split_whitespace().map(folded).collect()
}

/// Genitive endings of English, German and the Nordic languages; case endings of Finnish, Hungarian and Turkish.
static LATIN: EndingWords = LazyLock::new(|| {
    word_set(
        "n en lle lla llä lta ltä ssa ssä sta stä ksi nak nek val vel hoz hez ban ben nin nın nun nün yi yı ya ye dan den tan ten owi ovi em om",
    )
});
static LATIN_VOWELS: EndingWords = LazyLock::new(|| word_set("a e i o u y t ie ou im ami"));
static CYRILLIC: EndingWords = LazyLock::new(|| {
    word_set(
        "а я ы и е у ю ой ей ою ею ом ем ам ами ах ям ями ях ь й ого ому ым им ых их о є ї і ові еві єм",
    )
});
static GREEK: EndingWords = LazyLock::new(|| word_set("ο ου ε α η ι ας ης ες ος ων ον ους"));
static HANGUL: EndingWords = LazyLock::new(|| {
    word_set(
        "이 가 은 는 을 를 의 에게 에게서 와 과 도 만 씨 씨가 씨는 씨의 씨를 씨도 님 님이 님은 님의 님을 한테 한테서 께 께서 랑 이랑 아 야 으로 로 에 부터 까지 보다 처럼 이다 이라고 라고 이가 이는 이를 이의 이도 이와 에서 조차 마저 이나 나 밖에 이었다 였다 입니다 팀장 팀장이 팀장은 부장 부장이 부장은 과장 과장이 대리 대리가 선배 선배가 선생님",
    )
});

/// Forms of address that follow a Chinese or Japanese family name.
static ADDRESS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let words = "先生 女士 小姐 太太 老师 老師 总裁 总监 总经理 经理 經理 主任 董事 部长 部長 科长 課長 局长 处长 博士 教授 律师 医生 工程师 同事 同学 さん さま 様 氏 くん 君 ちゃん 社長 係長 主任 専務 常務 先輩";
    words.split_whitespace().map(folded).collect()
});

/// Whether these letters begin with a form of address.
pub fn is_addressed(rest: &[Letter]) -> bool {
    ADDRESS.iter().any(|word| {
        let mut rest = rest.iter();
        word.chars()
            .all(|one| rest.next().is_some_and(|letter| letter.folded == one))
    })
}

/// Whether `rest`, which follows a name of `length` letters in one word, can be its ending. Returns `None` if it
/// cannot.
pub fn ending_certainty(
    script: Script,
    length: usize,
    whole: bool,
    rest: &[Letter],
    capital: bool,
) -> Option<Certainty> {
    let word: String = rest.iter().map(|letter| letter.folded).collect();
    let known = |set: &EndingWords| set.contains(&word);
    let certain_if = |holds: bool| holds.then_some(Certainty::Certain);
    match script {
        Script::Latin if length >= 3 && word == "s" => certain_if(length >= 4 || capital),
        Script::Latin if length >= 4 && capital && word == "es" => Some(Certainty::Certain),
        Script::Latin if length >= 4 && capital && known(&LATIN) => Some(Certainty::Certain),
        Script::Latin if length >= 4 && capital && known(&LATIN_VOWELS) => {
            Some(Certainty::Possible)
        }
        Script::Cyrillic => certain_if(length >= 3 && known(&CYRILLIC)),
        Script::Greek => certain_if(length >= 3 && known(&GREEK)),
        Script::Hangul if begins_with_vowel_or_final(rest) => None,
        Script::Hangul => certain_if(whole || known(&HANGUL)),
        // A vowel sign belongs to the last letter of the name, so that the word is a different one.
        Script::Other => certain_if(
            length >= 4
                && rest.len() <= 4
                && rest
                    .first()
                    .is_some_and(|letter| letter.folded.is_alphabetic())
                && !rest.first().is_some_and(|letter| is_mark(letter.folded)),
        ),
        _ => None,
    }
}

/// The length of the name without its nominative ending, if other cases replace that ending: Анн-а, Γιώργ-ος, Ann-a.
///
/// `last` is the index at which the last word of the name begins.
pub fn stem_length(script: Script, name: &[char], last: usize) -> Option<usize> {
    let least = match script {
        Script::Cyrillic | Script::Greek => 3,
        Script::Latin => 4,
        _ => return None,
    };
    let endings: &[&str] = match script {
        Script::Cyrillic => &["а", "я", "й", "ь", "о", "е", "ий"],
        Script::Greek => &["ος", "ης", "ας", "ις", "ο", "η", "α"],
        _ => &["a", "o"],
    };
    let without = |ending: &&str| {
        let ending: Vec<char> = folded(ending).chars().collect();
        name.ends_with(&ending).then(|| name.len() - ending.len())
    };
    let mut stems = endings.iter().filter_map(without);
    stems.find(|length| *length >= last + least)
}

/// Whether the letters begin with a vowel or a final consonant of a Hangul syllable.
fn begins_with_vowel_or_final(rest: &[Letter]) -> bool {
    rest.first()
        .is_some_and(|letter| ('\u{1160}'..='\u{11ff}').contains(&letter.folded))
}

fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}

/// Whether a name may follow these letters in one word. They are prefixes that mean “and”, “in”, “for”, “to”, “of” or
/// “the”.
pub fn is_prefix(script: Script, before: &[Letter]) -> bool {
    let word: String = before.iter().map(|letter| letter.folded).collect();
    match script {
        Script::Hebrew => {
            before.len() <= 3 && word.chars().all(|letter| "והבלמשכ".contains(letter))
        }
        Script::Arabic => {
            let word = word.strip_prefix(['و', 'ف']).unwrap_or(&word);
            let word = word.strip_prefix(['ب', 'ل', 'ك']).unwrap_or(word);
            matches!(word, "" | "ال" | "ل")
        }
        _ => false,
    }
}
