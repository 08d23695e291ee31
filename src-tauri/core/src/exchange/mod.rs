//! Readers and writers of documents, one file or folder a format.
