-- How many have agreed to each version of each document, for the yearly report.
ALTER TABLE user_consents
  ADD KEY user_consents_document (document, version, at);
