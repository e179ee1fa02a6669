//! Things by numbers that only grow. The standard library's tree is quicker for many that come and go; this is 12 kB less
//! to download.

/// Things in the order of their numbers.
pub struct Numbered<T>(Vec<(u64, Box<T>)>);

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Numbered(Vec::new())
    }
}

impl<T> Numbered<T> {
    /// Adds one, or replaces it.
    pub fn insert(&mut self, number: u64, thing: T) {
        self.remove(number);
        let place = self.place(number).unwrap_or_else(|place| place);
        self.0.insert(place, (number, Box::new(thing)));
    }

    /// Takes one out.
    pub fn remove(&mut self, number: u64) -> Option<Box<T>> {
        let place = self.place(number).ok()?;
        Some(self.0.remove(place).1)
    }

    /// One of them.
    pub fn get(&self, number: u64) -> Option<&T> {
        let place = self.place(number).ok()?;
        self.0.get(place).map(|(_, thing)| &**thing)
    }

    /// One of them, to be changed.
    pub fn get_mut(&mut self, number: u64) -> Option<&mut T> {
        let place = self.place(number).ok()?;
        self.0.get_mut(place).map(|(_, thing)| &mut **thing)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &T)> {
        self.0.iter().map(|(number, thing)| (*number, &**thing))
    }

    /// All of them, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, thing)| &mut **thing)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn place(&self, number: u64) -> Result<usize, usize> {
        self.0.binary_search_by_key(&number, |(other, _)| *other)
    }
}
