//! Which names are the same client.

use crate::text::same_name;

/// Returns a number for each client, the same for the same person: names are compared without capitals and accents, and
/// two different e-mail addresses are two people. A name without an address is the person of that name, if there is
/// only one.
pub(super) fn client_numbers(clients: &[(&str, Option<&str>)]) -> Vec<usize> {
    let mut numbers: Vec<usize> = Vec::new();
    for (at, one) in clients.iter().enumerate() {
        let known = clients[..at].iter().position(|other| is_same(one, other));
        numbers.push(known.map_or(at, |known| numbers[known]));
    }
    for (at, (name, _)) in clients
        .iter()
        .enumerate()
        .filter(|(_, one)| one.1.is_none())
    {
        let mut others: Vec<usize> = (0..clients.len())
            .filter(|other| clients[*other].1.is_some() && same_name(clients[*other].0, name))
            .map(|other| numbers[other])
            .collect();
        others.sort_unstable();
        others.dedup();
        if let [only] = others.as_slice() {
            numbers[at] = *only;
        }
    }
    numbers
}

fn is_same(one: &(&str, Option<&str>), other: &(&str, Option<&str>)) -> bool {
    let addresses = match (one.1, other.1) {
        (Some(one), Some(other)) => one.trim().to_lowercase() == other.trim().to_lowercase(),
        (None, None) => true,
        _ => false,
    };
    addresses && same_name(one.0, other.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_the_same_address_or_none_is_the_same_client() {
        let numbers = client_numbers(&[
            ("Inés Prado", None),
            ("Ines Prado", Some("ines@prado.example")),
            ("INES PRADO", Some("Ines@Prado.example ")),
            ("Tom Reyes", Some("ines@prado.example")),
        ]);
        assert_eq!(numbers, [1, 1, 1, 3]);
    }

    #[test]
    fn two_addresses_are_two_clients_and_a_name_without_one_is_neither() {
        let numbers = client_numbers(&[
            ("Tom Reyes", Some("tom@one.example")),
            ("Tom Reyes", None),
            ("Tom Reyes", Some("tom@two.example")),
            ("Tom Reyes", None),
        ]);
        assert_eq!(numbers, [0, 1, 2, 1]);
    }
}
